# Kaplan-Meier, its quantiles and landmarks, and the log-rank test, from R's survival package.
# Run in this folder: Rscript survival.R
source("record.R")
set.seed(20240117)

trial <- function(n, groups, scale, longest) {
  group <- sample(seq_len(groups), n, replace = TRUE)
  event <- floor(rexp(n, 1 / (scale * group)))
  censoring <- floor(runif(n, 0, longest))
  data.frame(group, time = pmin(event, censoring), status = as.integer(event <= censoring))
}

datasets <- list(
  trial = trial(231, 2, 200, 900),
  ties = trial(120, 3, 4, 12),
  late = trial(90, 2, 3000, 400),
  large = trial(3000, 4, 150, 700),
  uncensored = data.frame(group = rep(1:2, 10), time = c(3, 8, sample(9:100, 18)), status = 1L),
  halfway = data.frame(group = c(1, 1, 2, 2), time = c(1, 2, 3, 3), status = c(1, 1, 0, 0)),
  quarter = data.frame(group = c(1, 2, 1, 2), time = 1:4, status = c(1, 1, 1, 0)),
  dayzero = data.frame(group = c(1, 1, 2, 2), time = c(0, 0, 3, 3), status = c(1, 0, 0, 1)),
  censored = data.frame(group = c(1, 1, 2), time = c(5, 7, 9), status = 0L),
  event = data.frame(group = 1, time = 12, status = 1L),
  alive = data.frame(group = 1, time = 12, status = 0L),
  tied = data.frame(group = c(1, 1, 2, 2, 2), time = 30, status = 1L),
  partlytied = data.frame(group = c(1, 1, 2, 2), time = 30, status = c(1, 0, 1, 0)),
  unexpected = data.frame(group = c(1, 1, 2, 2), time = 1:4, status = c(0, 0, 0, 1))
)

rows <- function(table) do.call(rbind, table)
each <- function(f) rows(lapply(names(datasets), function(name) f(name, datasets[[name]])))
intervals <- c("log-log", "log", "plain")
probabilities <- c(0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)
finite <- function(x) ifelse(is.finite(x), x, NA)

curves <- function(name, data, f) {
  rows(lapply(intervals, function(interval) {
    fit <- survfit(Surv(time, status) ~ 1, data, conf.type = interval, conf.int = 0.95)
    cbind(dataset = name, interval = interval, f(fit))
  }))
}

steps <- each(function(name, data) curves(name, data, function(fit) data.frame(
  time = fit$time, atRisk = fit$n.risk, events = fit$n.event, censored = fit$n.censor,
  survival = fit$surv, standardError = finite(summary(fit, censored = TRUE)$std.err),
  lower = finite(fit$lower), upper = finite(fit$upper))))
steps <- steps[steps$dataset != "large" | seq_len(nrow(steps)) %% 17 == 0, ]

quantiles <- each(function(name, data) curves(name, data, function(fit) {
  q <- quantile(fit, probabilities)
  data.frame(p = probabilities, estimate = q$quantile, lower = q$lower, upper = q$upper)
}))

landmarks <- each(function(name, data) curves(name, data, function(fit) {
  last <- max(fit$time)
  s <- summary(fit, times = unique(c(0, 0.5, last * c(0.2, 0.5, 0.8), last)))
  data.frame(time = s$time, estimate = s$surv, lower = finite(s$lower), upper = finite(s$upper))
}))

followUp <- each(function(name, data) {
  q <- quantile(survfit(Surv(time, 1 - status) ~ 1, data, conf.type = "log-log"), 0.5)
  data.frame(dataset = name, estimate = q$quantile, lower = q$lower, upper = q$upper)
})

logRank <- each(function(name, data) {
  test <- tryCatch(survdiff(Surv(time, status) ~ group, data), error = function(e) NULL)
  if (is.null(test) || all(test$exp == 0)) {
    return(data.frame(dataset = name, group = NA, observed = NA, expected = NA,
                      chiSquare = NA, degreesOfFreedom = NA, pValue = NA))
  }
  data.frame(dataset = name, group = seq_along(test$obs), observed = test$obs,
             expected = test$exp, chiSquare = test$chisq,
             degreesOfFreedom = sum(test$exp > 0) - 1, pValue = test$pvalue)
})

record(each(function(name, data) cbind(dataset = name, data)), "survival-data.csv")
record(steps, "survival-steps.csv")
record(quantiles, "survival-quantiles.csv")
record(landmarks, "survival-landmarks.csv")
record(followUp, "follow-up.csv")
record(logRank, "log-rank.csv")
writeLines(c(R.version.string, paste("survival", packageVersion("survival"))), "versions.txt")

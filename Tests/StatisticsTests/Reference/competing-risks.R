# Aalen-Johansen cumulative incidence from survival's survfit of several states, Aalen's variance and
# Gray's test from cmprsk's cuminc. Run in this folder: Rscript competing-risks.R
source("record.R")
library(cmprsk)
set.seed(19880914)

rows <- function(table) do.call(rbind, table)

trial <- function(n, causes, groups, longest, whole = TRUE, strata = 1, censored = 1.5) {
  group <- sample(groups, n, replace = TRUE) - 1
  stratum <- sample(strata, n, replace = TRUE)
  rates <- sapply(seq_len(causes), function(k) (1 + 0.6 * group * (k == 1)) / (k * longest))
  event <- rexp(n, rowSums(rates) * (1 + 0.3 * stratum))
  cause <- apply(rates, 1, function(r) sample(causes, 1, prob = r))
  end <- runif(n, 0, censored * longest)
  time <- pmin(event, end)
  data.frame(group, stratum, time = if (whole) floor(time) else time,
             cause = ifelse(event <= end, cause, 0))
}

datasets <- list(
  days = trial(140, 2, 2, 60),
  three = trial(160, 3, 3, 50),
  decimal = trial(120, 2, 2, 10, whole = FALSE),
  ties = trial(150, 2, 3, 4),
  stratified = trial(160, 2, 2, 30, strata = 4),
  smallstrata = trial(90, 2, 3, 8, strata = 12),
  uncensored = transform(trial(60, 2, 2, 20), cause = rep(c(1, 2, 2), 20)),
  single = trial(70, 1, 2, 25),
  alone = transform(trial(40, 1, 2, 25), cause = 1),
  rare = transform(trial(60, 2, 2, 25, whole = FALSE), cause = c(2, rep(1, 59))),
  quiet = transform(trial(90, 2, 3, 25), cause = ifelse(group == 2, 2 * (cause == 2), cause)),
  competing = transform(trial(50, 2, 2, 25), cause = ifelse(cause == 1, 0, cause)),
  dayzero = data.frame(group = c(0, 0, 1, 1), stratum = 1, time = c(0, 0, 3, 3), cause = c(1, 2, 0, 1)),
  rounding = data.frame(group = c(0, 1, 0, 1, 0, 1), stratum = 1,
                        time = c(0.3, 0.1 + 0.2, 3, 3.1 - 0.1, 5, 7), cause = c(1, 2, 1, 1, 0, 2)),
  censored = data.frame(group = c(0, 0, 1), stratum = 1, time = c(5, 7, 9), cause = 0),
  one = data.frame(group = 0, stratum = 1, time = 12, cause = 1),
  tied = data.frame(group = c(0, 0, 1, 1, 1), stratum = 1, time = 30, cause = c(1, 1, 1, 1, 1)),
  tiedboth = data.frame(group = c(0, 0, 1, 1, 1), stratum = 1, time = 30, cause = c(1, 2, 1, 2, 1))
)

# R carries S as a product of matrices; where everybody has had an event it may be 1e-17, and F
# 1 - 1e-16.
whole <- function(x) ifelse(abs(x) < 1e-14, 0, ifelse(abs(x - 1) < 1e-14, 1, x))

curves <- function(name, data, interval) {
  causes <- max(2, data$cause)
  fit <- survfit(Surv(time, factor(cause, 0:causes)) ~ 1, data, conf.type = interval)
  rows(lapply(0:causes, function(k) {
    estimate <- whole(fit$pstate[, k + 1])
    undefined <- (estimate == 0 & interval != "plain") | (estimate == 1 & interval == "log-log")
    data.frame(
      dataset = name, interval, cause = k, time = fit$time, atRisk = rowSums(fit$n.risk),
      events = if (k == 0) fit$n.event[, 1] else fit$n.event[, k + 1],
      censored = rowSums(cbind(fit$n.censor)), estimate,
      standardError = whole(fit$std.err[, k + 1]),
      lower = ifelse(undefined, NA, fit$lower[, k + 1]),
      upper = ifelse(undefined, NA, fit$upper[, k + 1]))
  }))
}

# All the columns for one interval, limits alone for the others.
steps <- rows(lapply(names(datasets), function(name) curves(name, datasets[[name]], "log-log")))
others <- rows(lapply(c("days", "uncensored", "dayzero"), function(name)
  rows(lapply(c("log", "plain"), function(i) curves(name, datasets[[name]], i)))))
thin <- function(table) table[table$time %in% unique(table$time)[c(TRUE, FALSE)] |
                              !table$dataset %in% c("decimal", "three", "days", "rare"), ]

landmarks <- rows(lapply(c("days", "three", "decimal"), function(name) {
  data <- datasets[[name]]
  causes <- max(data$cause)
  last <- max(data$time)
  s <- summary(survfit(Surv(time, factor(cause, 0:causes)) ~ 1, data, conf.type = "log-log"),
               times = c(0.25, last * c(0.1, 0.35, 0.8), last))
  rows(lapply(0:causes, function(k) data.frame(
    dataset = name, cause = k, time = s$time, estimate = s$pstate[, k + 1],
    standardError = s$std.err[, k + 1], lower = s$lower[, k + 1], upper = s$upper[, k + 1])))
}))

hasCauses <- Filter(function(data) any(data$cause > 0), datasets)
aalen <- rows(lapply(setdiff(names(hasCauses), "rounding"), function(name) {
  data <- datasets[[name]]
  fit <- cuminc(data$time, data$cause, rep(1, nrow(data)))
  times <- sort(unique(data$time[data$cause > 0]))
  if (length(times) > 12) times <- times[round(seq(1, length(times), length.out = 12))]
  values <- timepoints(fit, times)
  rows(lapply(sort(unique(data$cause[data$cause > 0])), function(k) data.frame(
    dataset = name, cause = k, time = times, estimate = values$est[paste(1, k), ],
    variance = whole(values$var[paste(1, k), ]))))
}))

gray <- rows(lapply(setdiff(names(hasCauses), "rounding"), function(name) {
  data <- datasets[[name]]
  if (length(unique(data$group)) < 2) return(NULL)
  tests <- function(strata) {
    test <- cuminc(data$time, data$cause, data$group, strata)$Tests
    singular <- test[, "stat"] < 0
    data.frame(dataset = name, stratified = as.integer(length(unique(strata)) > 1),
               cause = as.integer(rownames(test)),
               chiSquare = ifelse(singular, NA, test[, "stat"]),
               degreesOfFreedom = ifelse(singular, NA, test[, "df"]),
               # cuminc prints 1 - pchisq, which has no digits left for a small p.
               pValue = ifelse(singular, NA,
                               pchisq(test[, "stat"], test[, "df"], lower.tail = FALSE)))
  }
  whole <- tests(rep(1, nrow(data)))
  if (length(unique(data$stratum)) > 1) rbind(whole, tests(data$stratum)) else whole
}))

record(rows(lapply(names(datasets), function(name)
  cbind(dataset = name, datasets[[name]]))), "competing-risks-data.csv")
record(thin(steps), "competing-risks-steps.csv")
record(others, "competing-risks-intervals.csv")
record(landmarks, "competing-risks-landmarks.csv")
record(aalen, "competing-risks-aalen.csv")
record(gray, "gray-test.csv")
writeLines(c(R.version.string, paste("survival", packageVersion("survival")),
             paste("cmprsk", packageVersion("cmprsk"))), "versions-competing-risks.txt")

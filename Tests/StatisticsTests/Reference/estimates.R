# Decimal times, times tied by rounding, left-truncated entry, restricted means and the symmetric
# interval of a quantile. Curves from R's survival package; restricted means by the published formula
# and, as a third witness, by survival's own `rmean`; the symmetric interval by Collett's formula over
# survfit. Run in this folder: Rscript estimates.R
source("record.R")
set.seed(20240912)

trial <- function(n, groups, scale, longest, digits) {
  group <- sample(seq_len(groups), n, replace = TRUE)
  event <- rexp(n, 1 / (scale * group))
  censoring <- runif(n, 0, longest)
  time <- round(pmin(event, censoring), digits)
  data.frame(group, entry = NA, time, status = as.integer(event <= censoring))
}

late <- function(data, longest) {
  data$entry <- round(runif(nrow(data), 0, longest), 1)
  data[data$entry < data$time, ]
}

rows <- function(...) data.frame(group = 1, entry = NA, ...)
tenths <- function(data) {
  # The same tenth reached by adding and by dividing: equal but for rounding.
  k <- round(10 * data$time)
  added <- cumsum(rep(0.1, max(k)))
  data$time <- ifelse(seq_along(k) %% 2 == 0, k / 10, c(0, added)[k + 1])
  data
}

datasets <- list(
  months = trial(60, 2, 9, 40, 2),
  exact = trial(45, 2, 300, 900, 13),
  tenths = tenths(trial(60, 2, 2, 5, 1)),
  days = trial(70, 2, 200, 700, 0),
  entered = late(trial(110, 2, 9, 40, 1), 12),
  entereddays = late(trial(90, 2, 30, 90, 0), 20),
  sum = rows(time = c(0.1 + 0.2, 0.3, 0.5), status = c(1, 0, 1)),
  chain = rows(time = c(1, 1 + 1e-8, 1 + 2e-8, 1 + 3e-8, 2), status = c(1, 0, 1, 1, 0)),
  tiny = rows(time = c(1e-9, 5e-9, 3e-8, 1e-7), status = 1),
  huge = rows(time = c(1e9, 1e9 + 10.5, 2e9, 3e9), status = c(1, 1, 0, 1)),
  # Tied over the mean of all times or over the largest, but not over the mean of the distinct ones.
  mean = rows(time = c(1, 2, 3, 100, 100 + 5e-6, rep(1000, 4)), status = c(1, 0, 1, 1, 1, 1, 1, 0, 0)),
  apart = data.frame(group = c(1, 2, 1, 2, 1, 2), entry = NA,
                     time = c(0.1 + 0.2, 0.3, 0.7, 0.1 + 0.6, 0.9, 1.5),
                     status = c(1, 1, 1, 1, 0, 1)),
  extinct = data.frame(group = 1, entry = c(0, 2.5, 5, 5), time = c(1, 4, 9, 12),
                       status = c(1, 1, 0, 1)),
  nearly = data.frame(group = 1, entry = c(0.3, 0, 0), time = c(0.9, 0.1 + 0.2, 2),
                      status = 1),
  event = rows(time = 1.25, status = 1),
  alive = rows(time = 1.25, status = 0),
  tied = rows(time = rep(2.5, 4), status = 1),
  censored = rows(time = c(0.5, 1.5, 1.5), status = 0),
  uncensored = rows(time = c(0.25, 0.5, 1.5, 3.5, 4.5, 8.25), status = 1),
  zero = rows(time = c(0, 0, 0.5, 1.5), status = c(1, 0, 1, 0)),
  iud = rows(time = c(10, 13, 18, 19, 23, 30, 36, 38, 54, 56, 59, 75, 93, 97, 104, 107, 107, 107),
             status = c(1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1, 0, 1, 0, 0))
)

response <- function(data) {
  if (anyNA(data$entry)) Surv(data$time, data$status) else Surv(data$entry, data$time, data$status)
}
finite <- function(x) ifelse(is.finite(x), x, NA)
bind <- function(table) do.call(rbind, table)

# Group 0 is everybody; the groups come from one call, so that ties are decided over all of them.
curves <- function(name, interval, f) {
  data <- datasets[[name]]
  fit <- survfit(response(data) ~ 1, conf.type = interval)
  result <- cbind(dataset = name, interval = interval, group = 0, f(fit))
  if (max(data$group) == 1 || interval != "log-log") return(result)
  fit <- survfit(response(data) ~ group, data, conf.type = interval)
  rbind(result, bind(lapply(1:2, function(g)
    cbind(dataset = name, interval = interval, group = g, f(fit[g])))))
}
every <- function(f) bind(lapply(names(datasets), function(name)
  bind(lapply(c("log-log", "log", "plain"), function(interval) curves(name, interval, f)))))

steps <- every(function(fit) data.frame(
  time = fit$time, atRisk = fit$n.risk, events = fit$n.event, censored = fit$n.censor,
  survival = fit$surv, standardError = finite(summary(fit, censored = TRUE)$std.err),
  lower = finite(fit$lower), upper = finite(fit$upper)))
# The limits of one scale are enough at every step; of the others every fourth.
steps <- steps[steps$interval == "log-log" | seq_len(nrow(steps)) %% 4 == 0, ]

probabilities <- c(0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)
# R's quantile sorts a limit that rises again, as one does while the risk set grows, and then may put
# the lower limit above the estimate. Such a limit counts at its first crossing, the rule by which
# print(survfit) reports a median.
crossing <- function(time, curve, p, quantile) {
  known <- !is.na(curve)
  if (p == 0 || !is.unsorted(-curve[known])) return(quantile)
  keep <- known & curve < 1 - p + 1e-8
  if (any(keep)) time[keep][1] else NA
}
quantiles <- every(function(fit) {
  q <- quantile(fit, probabilities)
  limit <- function(curve, found) sapply(seq_along(probabilities), function(i)
    crossing(fit$time, curve, probabilities[i], found[i]))
  data.frame(p = probabilities, estimate = q$quantile, lower = limit(fit$lower, q$lower),
             upper = limit(fit$upper, q$upper))
})

medians <- every(function(fit) {
  printed <- summary(fit)$table[c("median", "0.95LCL", "0.95UCL")]
  data.frame(estimate = printed[1], lower = printed[2], upper = printed[3])
})
medians <- medians[medians$dataset %in% c("months", "exact", "tenths", "entered", "entereddays"), ]

landmarks <- every(function(fit) {
  last <- max(fit$time)
  s <- summary(fit, times = unique(c(0, last * c(0.03, 0.2, 0.45, 0.8), last)))
  data.frame(time = s$time, atRisk = s$n.risk, estimate = s$surv, lower = finite(s$lower),
             upper = finite(s$upper))
})

# Area under the curve and its variance by the definition, over event times up to tau.
restricted <- function(fit, tau, level = 0.95) {
  last <- length(fit$time)
  if (tau > fit$time[last] && fit$surv[last] > 0) return(c(NA, NA, NA, NA))
  area <- function(from) {
    cuts <- sort(unique(c(from, fit$time[fit$time > from & fit$time < tau], tau)))
    heights <- sapply(head(cuts, -1), function(t) c(1, fit$surv)[sum(fit$time <= t) + 1])
    sum(diff(cuts) * heights)
  }
  variance <- 0
  for (i in which(fit$time < tau & fit$n.event > 0 & fit$n.event < fit$n.risk)) {
    n <- fit$n.risk[i]
    d <- fit$n.event[i]
    variance <- variance + area(fit$time[i])^2 * d / (n * (n - d))
  }
  z <- qnorm((1 + level) / 2)
  error <- sqrt(variance)
  c(area(0), error, area(0) + c(-z, z) * error)
}
printed <- function(fit, tau) tryCatch(
  summary(fit, rmean = tau)$table[c("rmean", "se(rmean)")], error = function(e) c(NA, NA))

horizons <- function(data) {
  times <- sort(data$time)
  tau <- unique(c(times[1] / 2, quantile(times, c(0.3, 0.8)), times[ceiling(length(times) / 2)],
                  max(times), 1.25 * max(times)))
  tau[tau > 0]
}
means <- bind(lapply(names(datasets), function(name) {
  fit <- survfit(response(datasets[[name]]) ~ 1)
  taus <- horizons(datasets[[name]])
  bind(lapply(taus, function(tau) {
    own <- restricted(fit, tau)
    other <- printed(fit, tau)
    data.frame(dataset = name, tau, estimate = own[1], standardError = own[2], lower = own[3],
               upper = own[4], printed = other[1], printedError = other[2])
  }))
}))

differences <- bind(lapply(c("months", "exact", "tenths", "days", "entered", "apart"), function(name) {
  data <- datasets[[name]]
  fit <- survfit(response(data) ~ group, data)
  bind(lapply(horizons(data), function(tau) {
    a <- restricted(fit[1], tau)
    b <- restricted(fit[2], tau)
    estimate <- a[1] - b[1]
    error <- sqrt(a[2]^2 + b[2]^2)
    if (!is.na(error) && error == 0) estimate <- error <- NA
    limits <- estimate + c(-1, 1) * qnorm(0.95) * error
    data.frame(dataset = name, tau, level = 0.9, estimate, standardError = error,
               lower = limits[1], upper = limits[2], z = estimate / error,
               pValue = 2 * pnorm(-abs(estimate / error)))
  }))
}))

symmetric <- function(fit, p, epsilon, level) {
  at <- unname(quantile(fit, p, conf.int = FALSE))
  event <- fit$n.event > 0
  fuzz <- 1e-8
  above <- fit$time[event & fit$surv >= 1 - p + epsilon - fuzz]
  below <- fit$time[event & fit$surv <= 1 - p - epsilon + fuzz]
  if (is.na(at) || !length(above) || !length(below)) return(c(at, NA, NA, NA))
  u <- max(above)
  l <- min(below)
  S <- function(t) fit$surv[max(which(fit$time <= t))]
  i <- max(which(fit$time <= at))
  if (fit$surv[i] == 0) return(c(at, NA, NA, NA))
  error <- fit$surv[i] * fit$std.err[i] / ((S(u) - S(l)) / (l - u))
  c(at, error, at + c(-1, 1) * qnorm((1 + level) / 2) * error)
}
cases <- expand.grid(p = c(0.25, 0.5, 0.8), epsilon = c(0.05, 0.1), level = c(0.9, 0.95))
symmetrics <- bind(lapply(names(datasets), function(name) {
  fit <- survfit(response(datasets[[name]]) ~ 1)
  found <- t(mapply(function(...) symmetric(fit, ...), cases$p, cases$epsilon, cases$level))
  data.frame(dataset = name, cases, estimate = found[, 1], standardError = found[, 2],
             lower = found[, 3], upper = found[, 4])
}))

record(bind(lapply(names(datasets), function(name) cbind(dataset = name, datasets[[name]]))),
       "estimates-data.csv")
record(steps, "estimates-steps.csv")
record(quantiles, "estimates-quantiles.csv")
record(medians, "estimates-medians.csv")
record(landmarks, "estimates-landmarks.csv")
record(means, "restricted-means.csv")
record(differences, "restricted-mean-differences.csv")
record(symmetrics, "symmetric-quantiles.csv")

# The stratified and weighted log-rank tests, the test for trend, and pairs of groups with Holm's
# adjustment. survdiff's $obs, $exp and $var are the material; a trend test R has not.
# Run in this folder: Rscript log-rank.R
source("record.R")
set.seed(20240403)

trial <- function(n, groups, strata, scale, longest) {
  group <- sample(seq_len(groups), n, replace = TRUE)
  stratum <- sample(seq_len(strata), n, replace = TRUE)
  event <- floor(rexp(n, stratum / (scale * sqrt(group))))
  censoring <- floor(runif(n, 0, longest))
  data.frame(stratum, group, time = pmin(event, censoring),
             status = as.integer(event <= censoring))
}
cases <- function(stratum, group, time, status) data.frame(stratum, group, time, status)

sites <- trial(90, 2, 30, 120, 400)
absent <- trial(80, 3, 3, 40, 150)

datasets <- list(
  two = trial(150, 2, 2, 200, 800),
  four = trial(260, 4, 3, 90, 400),
  ties = trial(120, 3, 2, 3, 9),
  plain = trial(140, 3, 1, 60, 200),
  sites = sites,
  # One group is absent from one stratum, another stratum has censorings only.
  absent = transform(absent[!(absent$stratum == 2 & absent$group == 3), ],
                     status = ifelse(stratum == 3, 0L, status)),
  # Group 3 leaves each stratum before its first event.
  unexpected = cases(c(1, 1, 1, 1, 2, 2, 2), c(1, 2, 3, 1, 1, 2, 3), c(4, 5, 1, 6, 4, 7, 3),
                     c(1, 1, 0, 0, 1, 1, 0)),
  lone = cases(c(1, 1, 2, 2), c(1, 2, 1, 2), c(9, 2, 8, 3), c(1, 0, 1, 0)),
  tied = cases(c(1, 1, 2, 2), c(1, 2, 1, 2), 30, 1),
  tiedinone = cases(c(1, 1, 2, 2, 2), c(1, 2, 1, 2, 2), c(30, 30, 5, 6, 7), 1),
  apart = cases(c(1, 1, 2, 2), c(1, 1, 2, 2), c(3, 5, 2, 8), 1),
  halves = cases(c(1, 1, 1, 2, 2, 2), c(1, 2, 1, 3, 4, 3), c(3, 5, 7, 2, 8, 9), 1),
  censored = cases(c(1, 1, 2, 2), c(1, 2, 1, 2), 5:8, 0),
  single = cases(c(1, 2), 1, c(5, 8), 1)
)
rhos <- c(0, 1, 0.5)

rows <- function(table) do.call(rbind, table)
each <- function(f) {
  rows(lapply(names(datasets), function(name) {
    rows(lapply(rhos, function(rho) {
      result <- f(datasets[[name]], rho)
      if (is.null(result)) NULL else cbind(dataset = name, rho = rho, result)
    }))
  }))
}
# A matrix of groups and strata, also where R drops a dimension.
parts <- function(x, strata) matrix(x, ncol = strata)

# NULL where survdiff stops: one group, or V singular; and where nothing is expected, after its
# warning that a p-value is NaN.
compare <- function(data, rho) {
  test <- tryCatch(suppressWarnings(
    survdiff(Surv(time, status) ~ group + strata(stratum), data, rho = rho)),
    error = function(e) NULL)
  if (is.null(test) || all(test$exp == 0)) NULL else test
}

tests <- each(function(data, rho) {
  test <- compare(data, rho)
  if (is.null(test)) {
    return(data.frame(group = NA, observed = NA, expected = NA, chiSquare = NA,
                      degreesOfFreedom = NA, pValue = NA))
  }
  strata <- length(unique(data$stratum))
  expected <- rowSums(parts(test$exp, strata))
  data.frame(group = sort(unique(data$group)), observed = rowSums(parts(test$obs, strata)),
             expected = expected, chiSquare = test$chisq,
             degreesOfFreedom = sum(expected > 0) - 1, pValue = test$pvalue)
})

strata <- each(function(data, rho) {
  test <- compare(data, rho)
  if (is.null(test)) return(NULL)
  levels <- sort(unique(data$stratum))
  grid <- expand.grid(group = sort(unique(data$group)), stratum = levels)
  cbind(grid, observed = as.vector(test$obs), expected = as.vector(test$exp))
})

variances <- each(function(data, rho) {
  test <- compare(data, rho)
  if (is.null(test)) return(NULL)
  groups <- sort(unique(data$group))
  cbind(expand.grid(row = groups, column = groups), covariance = as.vector(test$var))
})

spacings <- list(even = function(k) seq_len(k), dose = function(k) c(0, 10, 25, 100)[seq_len(k)],
                 years = function(k) 2020 + seq_len(k)^2)
trends <- each(function(data, rho) {
  test <- compare(data, rho)
  if (is.null(test)) return(NULL)
  n <- length(unique(data$stratum))
  difference <- rowSums(parts(test$obs, n)) - rowSums(parts(test$exp, n))
  rows(lapply(names(spacings), function(spacing) {
    # Centred, which changes nothing but the cancellation.
    score <- spacings[[spacing]](length(difference))
    score <- score - mean(score)
    variance <- drop(score %*% test$var %*% score)
    if (variance <= 0) return(NULL)
    z <- sum(score * difference) / sqrt(variance)
    data.frame(spacing, z, chiSquare = z^2, pValue = pchisq(z^2, 1, lower.tail = FALSE))
  }))
})

pairs <- each(function(data, rho) {
  groups <- sort(unique(data$group))
  if (length(groups) < 2) return(NULL)
  pairs <- t(combn(groups, 2))
  tests <- lapply(seq_len(nrow(pairs)),
                  function(row) compare(data[data$group %in% pairs[row, ], ], rho))
  value <- function(name) sapply(tests, function(t) if (is.null(t)) NA else t[[name]])
  data.frame(first = pairs[, 1], second = pairs[, 2], chiSquare = value("chisq"),
             pValue = value("pvalue"), adjusted = p.adjust(value("pvalue"), "holm"))
})

families <- list(
  ordinary = c(0.01, 0.04, 0.03, 0.005), tied = c(0.02, 0.02, 0.02), large = c(0.6, 0.9, 0.5),
  missing = c(NA, 0.012, NA, 0.03, 0.0004, 0.03), one = 0.2, none = c(NA, NA, 1, 0),
  many = round(runif(40)^3, 6))
holm <- rows(lapply(names(families), function(name) {
  p <- families[[name]]
  data.frame(family = name, pValue = p, adjusted = p.adjust(p, "holm"))
}))

# Left-truncated entries: survdiff refuses them. The score test of a Cox model with exact ties has
# the same hypergeometric variance.
entries <- list(
  late = within(trial(160, 3, 2, 120, 500), {
    time <- time + 1
    entry <- floor(runif(160) * pmin(time, 90))
  }),
  tied = within(trial(90, 2, 2, 5, 14), {
    time <- time + 1
    entry <- floor(runif(90) * pmin(time, 6))
  })
)
entered <- rows(lapply(names(entries), function(name) {
  fit <- coxph(Surv(entry, time, status) ~ factor(group) + strata(stratum), entries[[name]],
               ties = "exact")
  df <- length(coef(fit))
  data.frame(dataset = name, chiSquare = fit$score, degreesOfFreedom = df,
             pValue = pchisq(fit$score, df, lower.tail = FALSE))
}))

named <- function(list) {
  rows(lapply(names(list), function(name) cbind(dataset = name, list[[name]])))
}
record(named(datasets), "log-rank-data.csv")
record(tests, "log-rank-tests.csv")
record(strata, "log-rank-strata.csv")
record(variances, "log-rank-covariance.csv")
record(trends, "log-rank-trend.csv")
record(pairs, "log-rank-pairs.csv")
record(holm, "holm.csv")
record(named(entries)[c("dataset", "stratum", "group", "entry", "time", "status")],
       "log-rank-entries-data.csv")
record(entered, "log-rank-entries.csv")

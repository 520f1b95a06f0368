# Cox regression, its residuals and the test of proportional hazards, from R's survival package.
# The convergence criterion is tighter than R's default (1e-9 of the log-likelihood), which leaves
# coefficients off by up to 1e-6. Run in this folder: Rscript cox.R
source("record.R")
set.seed(118)
control <- coxph.control(eps = 2e-12, iter.max = 50, toler.inf = 1e-3)

trial <- function(n, digits, longest, entry = FALSE) {
  data <- data.frame(
    x = round(rnorm(n), 2), z = round(rexp(n, 0.02)), arm = rbinom(n, 1, 0.5),
    stage = sample(c("A", "B", "C"), n, replace = TRUE), stratum = sample(3, n, replace = TRUE),
    weight = sample(c(0.5, 1, 2.25), n, replace = TRUE), cluster = sample(n %/% 3, n, replace = TRUE))
  hazard <- exp(0.5 * data$x - 0.7 * data$arm + 0.3 * (data$stage == "C")) * data$stratum
  event <- rexp(n, hazard / longest * 3)
  censoring <- runif(n, 0, longest)
  data$entry <- if (entry) round(pmin(event, censoring) * runif(n, 0, 0.8), digits) else 0
  data$time <- pmax(round(pmin(event, censoring), digits), data$entry + 10^-digits)
  data$status <- as.integer(event <= censoring)
  data
}

# Two intervals per subject; the first decimal of the sums is not exact, as in spreadsheets.
split <- trial(60, 1, 30)
split$cut <- split$time / 2 + 0.1 - 0.1
counting <- rbind(
  transform(split, time = cut, status = 0L, cluster = seq_len(60)),
  transform(split, entry = cut, x = x + 1, cluster = seq_len(60)))
counting$cut <- NULL

datasets <- list(
  decimal = trial(150, 3, 40),
  days = trial(250, 0, 60),
  weeks = trial(120, 0, 6),
  late = trial(150, 1, 40, entry = TRUE),
  counting = counting,
  tiny = trial(12, 0, 12))

rounding <- datasets$days
rounding$time <- rounding$time / 10 + 0.3 - 0.1 * sample(3, 250, replace = TRUE) + 0.1
datasets$rounding <- rounding

models <- list(
  plain = "x + z + arm", categorical = "x + arm + stage", strata = "x + arm + strata(stratum)",
  single = "arm", redundant = "x + arm + I(2 * arm - x) + I(0 * x + 3) + z")

fits <- expand.grid(dataset = names(datasets), model = names(models), ties = c("efron", "breslow"),
                    variance = c("model", "robust", "cluster"), weighted = c(FALSE, TRUE),
                    stringsAsFactors = FALSE)
fits <- fits[fits$variance == "model" | fits$model %in% c("plain", "strata"), ]
fits <- fits[!(fits$dataset == "tiny" & fits$model %in% c("categorical", "strata")), ]

late <- function(name) name %in% c("late", "counting")

fit <- function(case) {
  data <- datasets[[case$dataset]]
  outcome <- if (late(case$dataset)) "Surv(entry, time, status)" else "Surv(time, status)"
  call <- list(as.formula(paste(outcome, "~", models[[case$model]])), data, ties = case$ties,
               control = control, x = TRUE, y = TRUE, robust = case$variance != "model")
  if (case$weighted) call$weights <- data$weight
  if (case$variance == "robust") call$cluster <- seq_len(nrow(data))
  if (case$variance == "cluster") call$cluster <- data$cluster
  do.call(coxph, call)
}

results <- lapply(split(fits, seq_len(nrow(fits))), function(case) {
  result <- fit(case)
  robust <- !is.null(result$naive.var)
  table <- data.frame(
    case, row.names = NULL, term = seq_along(coef(result)), coefficient = coef(result),
    standardError = ifelse(is.na(coef(result)), NA, sqrt(diag(result$var))),
    naive = if (robust) sqrt(diag(result$naive.var)) else NA)
  tests <- data.frame(
    case, null = result$loglik[1], fitted = result$loglik[2],
    lr = 2 * diff(result$loglik), wald = result$wald.test, score = result$score,
    robustScore = if (robust) result$rscore else NA, df = sum(!is.na(coef(result))))
  list(table, tests)
})

numbered <- do.call(rbind, lapply(names(datasets), function(name)
  cbind(dataset = name, datasets[[name]])))
record(numbered, "cox-data.csv")
record(do.call(rbind, lapply(results, `[[`, 1)), "cox-terms.csv")
record(do.call(rbind, lapply(results, `[[`, 2)), "cox-tests.csv")

proportional <- fits[fits$variance == "model", ]
record(do.call(rbind, lapply(split(proportional, seq_len(nrow(proportional))), function(case) {
  result <- fit(case)
  all <- case$dataset %in% c("late", "rounding")
  transforms <- c("km", if (all) c("identity", "rank", "log"))
  do.call(rbind, lapply(transforms, function(transform) {
    table <- cox.zph(result, transform)$table
    data.frame(case, row.names = NULL, transform, term = seq_len(nrow(table)),
               chiSquare = table[, 1], df = table[, 2], p = table[, 3])
  }))
})), "cox-zph.csv")

some <- expand.grid(dataset = c("weeks", "counting"), model = "strata",
                    ties = c("efron", "breslow"), variance = "model", weighted = c(FALSE, TRUE),
                    stringsAsFactors = FALSE)
each <- function(f) do.call(rbind, lapply(split(some, seq_len(nrow(some))), function(case)
  data.frame(case, row.names = NULL, f(fit(case)))))
record(each(function(result) data.frame(value = residuals(result, "martingale"))),
       "cox-martingale.csv")
record(each(function(result) {
  residual <- residuals(result, "schoenfeld")
  scaled <- residuals(result, "scaledsch")
  data.frame(time = as.numeric(rownames(residual)), first = residual[, 1], second = residual[, 2],
             scaledFirst = scaled[, 1], scaledSecond = scaled[, 2])
}), "cox-schoenfeld.csv")
record(each(function(result) {
  hazard <- basehaz(result, centered = FALSE)
  hazard[c(TRUE, diff(hazard$hazard) != 0) & hazard$hazard > 0, c("strata", "time", "hazard")]
}), "cox-baseline.csv")

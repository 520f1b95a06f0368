# Logistic regressions by glm, propensity weights and weighted balance by their formulas.
# Run in this folder: Rscript logistic.R
source("record.R")
set.seed(83)

# Two more fits from where the first one ended, rather than epsilon = 1e-14: that would also lower
# the tolerance by which glm finds a collinear column, to below rounding.
exactly <- function(formula, data) {
  fit <- glm(formula, binomial, data, weights = cases)
  for (again in 1:2) {
    start <- ifelse(is.na(coef(fit)), 0, coef(fit))
    fit <- eval(bquote(glm(formula, binomial, data, weights = cases, start = .(start))))
  }
  fit
}

n <- 240
trial <- data.frame(age = round(rnorm(n, 62, 9)), sex = sample(c("F", "M"), n, TRUE),
                    stage = sample(c("II", "III", "IV"), n, TRUE, c(.2, .5, .3)),
                    marker = round(rexp(n, 1 / 40), 2), enrolled = 19000 + sample(0:700, n, TRUE))
trial$weight <- sample(c(0, 0.5, 1, 1, 2, 3.25), n, TRUE)
trial$doubled <- 2 * trial$marker - trial$age + 7
trial$event <- rbinom(n, 1, plogis(with(trial, -0.4 + 0.03 * (age - 62) - 0.8 * (sex == "M") +
                                          0.6 * (stage == "IV") + 0.01 * (marker - 40))))
trial$rare <- rbinom(n, 1, plogis(-4 + 0.03 * trial$marker))
record(trial, "logistic-data.csv")

models <- list(
  main = list(event ~ age + sex + stage + marker, FALSE),
  interceptOnly = list(event ~ 1, FALSE),
  dates = list(event ~ enrolled + marker, FALSE),
  weighted = list(event ~ age + sex + stage, TRUE),
  collinear = list(event ~ age + marker + doubled + sex, FALSE),
  rare = list(rare ~ marker + age, FALSE)
)
fits <- lapply(models, function(m) {
  data <- cbind(trial, cases = if (m[[2]]) trial$weight else 1)
  formula <- m[[1]]
  environment(formula) <- environment()
  suppressWarnings(exactly(formula, data))
})

tests <- function(name) {
  fit <- fits[[name]]
  v <- vcov(fit, complete = FALSE)
  b <- coef(fit)[rownames(v)]
  wald <- if (length(b) > 1) drop(b[-1] %*% solve(v[-1, -1], b[-1])) else NA
  stage <- grepl("^stage", names(b))
  data.frame(model = name, null = fit$null.deviance, residual = fit$deviance,
             ratio = fit$null.deviance - fit$deviance, df = fit$rank - 1,
             p = if (fit$rank > 1) pchisq(fit$null.deviance - fit$deviance, fit$rank - 1, lower = FALSE) else NA,
             wald = wald, stage = if (any(stage)) drop(b[stage] %*% solve(v[stage, stage], b[stage])) else NA)
}
record(do.call(rbind, lapply(names(fits), tests)), "logistic-models.csv")

terms <- function(name) {
  fit <- fits[[name]]
  b <- coef(fit)
  table <- summary(fit)$coefficients
  limits <- confint.default(fit)
  at <- match(names(b), rownames(table))
  label <- sub("^(sex|stage)", "\\1=", names(b))
  data.frame(model = name, term = label, coefficient = b, se = table[at, 2], z = table[at, 3],
             p = table[at, 4], lower = limits[names(b), 1], upper = limits[names(b), 2],
             covarianceWithIntercept = vcov(fit, complete = TRUE)[1, ])
}
record(do.call(rbind, lapply(names(fits), terms)), "logistic-terms.csv")

predictors <- sapply(fits, predict)
record(data.frame(row = 1:n, predictors), "logistic-predictors.csv")

# Inverse probability weights of the first model, and the balance they leave.
a <- trial$event
p <- fitted(fits$main)
share <- mean(a)
weights <- data.frame(ate = ifelse(a == 1, 1 / p, 1 / (1 - p)),
                      stabilisedAte = ifelse(a == 1, share / p, (1 - share) / (1 - p)),
                      att = ifelse(a == 1, 1, p / (1 - p)),
                      stabilisedAtt = ifelse(a == 1, 1, p / (1 - p) * (1 - share) / share))
record(weights, "weighting-weights.csv")

columns <- data.frame(age = trial$age, "sex=F" = trial$sex == "F", "sex=M" = trial$sex == "M",
                      "stage=II" = trial$stage == "II", "stage=III" = trial$stage == "III",
                      "stage=IV" = trial$stage == "IV", marker = trial$marker, check.names = FALSE) * 1
contrast <- function(scheme, column) {
  x <- columns[[column]]
  w <- if (scheme == "none") rep(1, n) else weights[[scheme]]
  side <- function(arm) cov.wt(cbind(x[a == arm]), w[a == arm] / sum(w[a == arm]))
  binary <- all(x %in% c(0, 1))
  sd <- if (binary) sqrt(mean(x[a == 1]) * (1 - mean(x[a == 1]))) else sd(x[a == 1])
  data.frame(scheme = scheme, name = column, treated = side(1)$center, control = side(0)$center,
             difference = (side(1)$center - side(0)$center) / sd,
             ratio = if (binary) NA else side(1)$cov[1, 1] / side(0)$cov[1, 1])
}
cases <- expand.grid(name = names(columns), scheme = c("none", names(weights)), stringsAsFactors = FALSE)
record(do.call(rbind, Map(contrast, cases$scheme, cases$name)), "weighting-balance.csv")
record(data.frame(scheme = names(weights),
                  treated = sapply(weights, function(w) sum(w[a == 1])^2 / sum(w[a == 1]^2)),
                  controls = sapply(weights, function(w) sum(w[a == 0])^2 / sum(w[a == 0]^2))),
       "weighting-effective.csv")

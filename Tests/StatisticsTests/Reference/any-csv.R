# A small trial with missing values as a CSV file, and what `trialtop survival` has to say of it:
# each number by its path in the JSON. The command is
#   survival any-csv-data.csv --time months --event died --group arm --strata site
#     --covariates age,stage,arm --categorical stage,arm --at 6,12.5,60 --rmst 18 --format json
# Run in this folder: Rscript any-csv.R
source("record.R")
set.seed(20240611)

n <- 120
trial <- data.frame(
  arm = sample(c("control", "treated"), n, replace = TRUE), site = sample(1:3, n, replace = TRUE),
  age = round(rnorm(n, 61, 8)), stage = sample(c("II", "III", "IVA"), n, replace = TRUE))
hazard <- 0.05 * exp(0.02 * (trial$age - 61) + 0.5 * (trial$stage == "IVA") -
                       0.4 * (trial$arm == "treated"))
death <- rexp(n, hazard)
leaving <- runif(n, 3, 40)
trial$months <- round(pmin(death, leaving), 1)
trial$died <- as.integer(death <= leaving)
trial$age[c(4, 50, 81)] <- NA
trial$stage[c(12, 50)] <- NA
trial$site[33] <- NA
trial$months[70] <- NA
trial$died[c(70, 71)] <- NA
trial$arm[90] <- NA
record(trial, "any-csv-data.csv")

rows <- list()
put <- function(path, value) {
  value <- unname(value)
  rows[[length(rows) + 1]] <<- data.frame(path = path, value = as.numeric(value))
}
test <- function(path, chiSquare, df) {
  put(paste0(path, "/chiSquare"), chiSquare)
  put(paste0(path, "/degreesOfFreedom"), df)
  put(paste0(path, "/pValue"), pchisq(chiSquare, df, lower.tail = FALSE))
}

arms <- c("control", "treated")
for (index in 1:2) {
  path <- paste0("groups/", index - 1, "/")
  curve <- survfit(Surv(months, died) ~ 1, trial[which(trial$arm == arms[index]), ],
                   conf.type = "log-log")
  put(paste0(path, "subjects"), curve$n)
  put(paste0(path, "events"), sum(curve$n.event))
  median <- quantile(curve, 0.5)
  put(paste0(path, "median/estimate"), median$quantile)
  put(paste0(path, "median/lower"), median$lower)
  put(paste0(path, "median/upper"), median$upper)
  mean <- summary(curve, rmean = 18)$table
  put(paste0(path, "rmst/tau"), 18)
  put(paste0(path, "rmst/estimate"), mean["rmean"])
  put(paste0(path, "rmst/standardError"), mean["se(rmean)"])
  times <- c(6, 12.5, 60)
  for (place in 1:3) {
    at <- paste0(path, "survivalAt/", place - 1, "/")
    there <- summary(curve, times = times[place], extend = TRUE)
    # After its last time a curve is known only where it is 0.
    isKnown <- times[place] <= max(curve$time) || min(curve$surv) == 0
    put(paste0(at, "time"), times[place])
    put(paste0(at, "estimate"), if (isKnown) there$surv else NA)
    put(paste0(at, "lower"), if (isKnown) there$lower else NA)
    put(paste0(at, "upper"), if (isKnown) there$upper else NA)
    put(paste0(at, "atRisk"), there$n.risk)
  }
}

difference <- survdiff(Surv(months, died) ~ arm + strata(site), trial)
test("logRank", difference$chisq, 1)

model <- coxph(Surv(months, died) ~ age + stage + arm + strata(site), trial,
               control = coxph.control(eps = 1e-11, toler.chol = 1e-12, iter.max = 60))
said <- summary(model)
for (index in 1:4) {
  path <- paste0("cox/terms/", index - 1, "/")
  put(paste0(path, "coefficient"), said$coefficients[index, "coef"])
  put(paste0(path, "standardError"), said$coefficients[index, "se(coef)"])
  put(paste0(path, "hazardRatio"), said$coefficients[index, "exp(coef)"])
  put(paste0(path, "lower"), said$conf.int[index, "lower .95"])
  put(paste0(path, "upper"), said$conf.int[index, "upper .95"])
  put(paste0(path, "z"), said$coefficients[index, "z"])
  put(paste0(path, "pValue"), said$coefficients[index, "Pr(>|z|)"])
}
put("cox/logLikelihood/null", model$loglik[1])
put("cox/logLikelihood/fitted", model$loglik[2])
put("cox/concordance/estimate", said$concordance[1])
put("cox/concordance/standardError", said$concordance[2])
test("cox/likelihoodRatio", said$logtest["test"], 4)
test("cox/wald", model$wald.test, 4)
test("cox/score", model$score, 4)
hazards <- cox.zph(model)$table
for (index in 1:3) {
  test(paste0("cox/proportionalHazards/terms/", index - 1), hazards[index, 1], hazards[index, 2])
}
test("cox/proportionalHazards/global", hazards["GLOBAL", 1], hazards["GLOBAL", 2])
record(do.call(rbind, rows), "any-csv.csv")

# Concordance of Cox models' scores, from coxph and concordance of R's survival package.
# Run in this folder: Rscript concordance.R
source("record.R")
set.seed(20240808)

rows <- function(table) do.call(rbind, table)

sample_data <- function(n, longest, whole = TRUE, coarse = FALSE, strata = 1, late = FALSE) {
  score <- rnorm(n)
  if (coarse) score <- round(2 * score) / 2
  time <- rexp(n, exp(0.7 * score) / longest)
  censoring <- runif(n, 0, 2 * longest)
  status <- as.integer(time <= censoring)
  time <- pmin(time, censoring)
  if (whole) time <- ceiling(time)
  entry <- if (late) floor(time * runif(n, 0, 0.95) * 10) / 10 else rep(NA, n)
  if (late) time <- entry + pmax(time - entry, 0.05)
  data.frame(score, entry, time, status, stratum = sample(strata, n, replace = TRUE),
             weight = 1, cluster = seq_len(n))
}

datasets <- list(
  days = sample_data(150, 40),
  decimal = sample_data(120, 10, whole = FALSE),
  ties = sample_data(140, 5, coarse = TRUE),
  stratified = sample_data(150, 30, coarse = TRUE, strata = 4),
  manystrata = sample_data(120, 30, strata = 30),
  late = sample_data(150, 12, late = TRUE),
  latestrata = sample_data(150, 12, coarse = TRUE, strata = 3, late = TRUE),
  latemany = sample_data(140, 12, coarse = TRUE, strata = 15, late = TRUE),
  constant = transform(sample_data(40, 10), score = 0),
  pair = data.frame(score = c(1, 2), entry = NA, time = c(1, 2), status = 1L, stratum = 1,
                    weight = 1, cluster = 1:2),
  rounding = data.frame(score = c(3, 1, 2, 4, 0, 2.5), entry = NA,
                        time = c(3, 3.1 - 0.1, 0.3, 0.1 + 0.2, 7, 7 + 1e-7),
                        status = c(1L, 1L, 1L, 0L, 1L, 0L), stratum = 1, weight = 1, cluster = 1:6)
)
datasets$weighted <- transform(sample_data(130, 9, coarse = TRUE),
                               weight = sample(c(0, 0.5, 1, 1.7, 3.25), 130, replace = TRUE))
datasets$lateweighted <- transform(
  sample_data(140, 9, coarse = TRUE, strata = 2, late = TRUE), weight = rexp(140))
datasets$clustered <- transform(sample_data(120, 30), cluster = sample(35, 120, replace = TRUE))

fit <- function(data) {
  y <- if (all(is.na(data$entry))) Surv(data$time, data$status)
       else Surv(data$entry, data$time, data$status)
  model <- coxph(y ~ offset(score) + strata(stratum), data, weights = weight,
                 subset = weight > 0)  # coxph refuses a weight of 0, concordance does not
  direct <- concordance(y ~ score + strata(stratum), data, weights = weight, cluster = cluster,
                        reverse = TRUE, keepstrata = FALSE)
  counts <- direct$count
  clustered <- anyDuplicated(data$cluster) > 0
  stopifnot(all.equal(unname(model$concordance["concordance"]), direct$concordance),
            clustered || all.equal(unname(model$concordance["std"]), sqrt(direct$var)))
  data.frame(concordant = counts[1], discordant = counts[2], tiedScore = counts[3],
             tiedTime = counts[4], tiedBoth = counts[5], estimate = direct$concordance,
             standardError = sqrt(direct$var))
}

record(rows(lapply(names(datasets), function(name)
  cbind(dataset = name, datasets[[name]]))), "concordance-data.csv")
record(rows(lapply(names(datasets), function(name)
  cbind(dataset = name, fit(datasets[[name]])))), "concordance.csv")

# A fitted model: the score is its linear predictor.
data <- sample_data(200, 25, coarse = TRUE, strata = 2)
data$age <- round(rnorm(200, 60, 9))
data$grade <- sample(1:3, 200, replace = TRUE)
model <- coxph(Surv(time, status) ~ score + age + grade + strata(stratum), data)
printed <- summary(model)$concordance
record(data.frame(score = model$linear.predictors, time = data$time, status = data$status,
                  stratum = data$stratum, estimate = printed[[1]], standardError = printed[[2]]),
       "concordance-model.csv")

# Group sequential boundaries by alpha spending from rpact, one-sided. Under- and overrunning by a
# user-defined spending function on the actual fractions, as only their ratios enter. Power from
# rpact on the same boundaries; conditional power by integrating the Brownian motion's last step.
# Run in this folder: Rscript spending.R
source("record.R")
suppressMessages(library(rpact))

spent <- list(
  "obrien-fleming" = function(t, alpha)
    2 * pnorm(qnorm(1 - alpha / 2) / sqrt(pmin(t, 1)), lower.tail = FALSE),
  "pocock" = function(t, alpha) alpha * log(1 + (exp(1) - 1) * pmin(t, 1)))
types <- c("obrien-fleming" = "asOF", "pocock" = "asP")

plans <- list(
  half = c(0.5, 1), thirds = 1:3 / 3, unequal = c(0.23, 0.61, 0.87, 1), late = c(0.9, 0.95, 1),
  single = 1, many = c(0.1, 0.17, 0.3, 0.42, 0.55, 0.68, 0.8, 0.93, 1), close = c(0.5, 0.53, 1),
  under = c(0.4, 0.85), over = c(0.5, 0.75, 1.12))

# The same boundaries by Simpson's rule on the Brownian motion: rpact's grid is too coarse to tell
# where looks lie close together.
fine <- function(t, release, intervals = 4000) {
  weights <- c(1, rep(c(4, 2), intervals / 2 - 1), 4, 1) / 3
  b <- 0
  mass <- 1
  before <- 0
  sapply(seq_along(t), function(k) {
    sd <- sqrt(t[k] - before)
    crossing <- function(z) sum(mass * pnorm((z * sqrt(t[k]) - b) / sd, lower.tail = FALSE))
    goal <- release[k] - if (k == 1) 0 else release[k - 1]
    z <- uniroot(function(z) crossing(z) - goal, c(0, 12), tol = 1e-13)$root
    if (k < length(t)) {
      at <- seq(-9 * sqrt(t[k]), z * sqrt(t[k]), length.out = intervals + 1)
      density <- sapply(at, function(x) sum(mass * dnorm(x, b, sd)))
      mass <<- density * weights * (at[2] - at[1])
      b <<- at
      before <<- t[k]
    }
    z
  })
}

rows <- do.call(rbind, lapply(names(plans), function(plan) {
  do.call(rbind, lapply(names(types), function(spending) {
    do.call(rbind, lapply(c(0.025, 0.1), function(alpha) {
      t <- plans[[plan]]
      k <- length(t)
      release <- spent[[spending]](t, alpha)
      release[k] <- alpha
      design <- if (k == 1) {
        getDesignGroupSequential(kMax = 1, alpha = alpha, sided = 1)
      } else if (t[k] == 1) {
        getDesignGroupSequential(typeOfDesign = types[[spending]], informationRates = t,
                                 alpha = alpha, sided = 1, tolerance = 1e-10)
      } else {
        getDesignGroupSequential(typeOfDesign = "asUser", userAlphaSpending = release,
                                 informationRates = t / t[k], alpha = alpha, sided = 1,
                                 tolerance = 1e-10)
      }
      drift <- 2.8
      power <- if (k == 1) pnorm(drift - design$criticalValues) else
        cumsum(getPowerAndAverageSampleNumber(
          design, theta = drift * sqrt(t[k]) / 10, nMax = 100)$rejectPerStage[, 1])
      data.frame(plan, spending, alpha, look = 1:k, events = 400 * t, planned = 400,
                 alphaSpent = release, boundary = design$criticalValues[1:k],
                 nominalP = pnorm(design$criticalValues[1:k], lower.tail = FALSE), drift, power,
                 fine = if (alpha == 0.025) fine(t, release) else NA)
    }))
  }))
}))
record(rows, "spending.csv")

# P(B(1) >= c | B(t)): integrate the density of the last step; predictive power also over theta.
cases <- expand.grid(z = c(-1.3, 0, 0.8, 2.4), fraction = c(0.2, 0.5, 0.93), critical = c(1.96, 2.3))
step <- function(z, t, c, theta) integrate(
  function(b) dnorm(b, z * sqrt(t) + theta * (1 - t), sqrt(1 - t)), c, Inf, rel.tol = 1e-12)$value
average <- function(z, t, c) integrate(function(theta)
  dnorm(theta, z / sqrt(t), 1 / sqrt(t)) *
    pnorm((z * sqrt(t) + theta * (1 - t) - c) / sqrt(1 - t)),
  z / sqrt(t) - 12 / sqrt(t), z / sqrt(t) + 12 / sqrt(t), rel.tol = 1e-12)$value
cases$drift <- 3.2
cases$design <- mapply(step, cases$z, cases$fraction, cases$critical, 3.2)
cases$trend <- mapply(step, cases$z, cases$fraction, cases$critical, cases$z / sqrt(cases$fraction))
cases$null <- mapply(step, cases$z, cases$fraction, cases$critical, 0)
cases$predictive <- mapply(average, cases$z, cases$fraction, cases$critical)
record(cases, "conditional-power.csv")

# Schoenfeld's events by rpact's sample size module, from pi = 1 the events alone.
designs <- expand.grid(hazardRatio = c(0.5, 0.7, 0.82, 1.3), ratio = c(0.5, 1, 2, 3),
                       power = c(0.8, 0.9), alpha = c(0.025, 0.05))
designs$events <- mapply(function(hr, ratio, power, alpha) getSampleSizeSurvival(
  alpha = alpha, beta = 1 - power, sided = 1, hazardRatio = hr, lambda2 = 0.1, accrualTime = 12,
  followUpTime = 12, allocationRatioPlanned = ratio,
  typeOfComputation = "Schoenfeld")$eventsFixed[1],
  designs$hazardRatio, designs$ratio, designs$power, designs$alpha)
record(designs, "schoenfeld.csv")

# The Poisson-gamma model of recruitment: maximum likelihood by optim over dnbinom, projections by
# qbeta, qnbinom and uniroot on the published formulas. Run in this folder: Rscript accrual.R
source("record.R")
set.seed(354)

sites <- function(scenario, exposure, shape, rate, status, planned = NA) {
  enrolled <- rpois(length(exposure), rgamma(length(exposure), shape, rate) * exposure)
  data.frame(scenario, enrolled, exposure, status, planned)
}

open <- sites("open", round(runif(22, 60, 700)), 1.4, 60, "open")
mixed <- rbind(
  sites("mixed", round(runif(15, 30, 900)), 2, 80, rep(c("open", "open", "closed"), 5)),
  data.frame(scenario = "mixed", enrolled = 0, exposure = 0, status = "planned",
             planned = c(0, 45, 200)))
equal <- data.frame(scenario = "equal", enrolled = c(2, 3, 9, 14, 1, 6), exposure = 180,
                    status = "open", planned = NA)
even <- data.frame(scenario = "even", enrolled = c(10, 11, 9, 10), exposure = 300,
                   status = "open", planned = NA)
pair <- data.frame(scenario = "pair", enrolled = c(4, 20), exposure = c(100, 150),
                   status = c("open", "planned"), planned = c(NA, 30))
pair$enrolled[2] <- 0
pair$exposure[2] <- 0
scenarios <- list(open, mixed, equal, even, pair)

fit <- function(data) {
  seen <- data[data$exposure > 0, ]
  common <- sum(seen$enrolled) / sum(seen$exposure)
  excess <- sum((seen$enrolled - common * seen$exposure)^2) - sum(seen$enrolled)
  if (nrow(seen) < 3 || excess <= 0) return(c(NA, NA))
  loss <- function(p) -sum(dnbinom(seen$enrolled, size = exp(p[1]),
                                   prob = exp(p[2]) / (exp(p[2]) + seen$exposure), log = TRUE))
  best <- c(0, -log(common))
  for (i in 1:30) best <- optim(best, loss, control = list(reltol = 1e-16, maxit = 5000))$par
  exp(best)
}

load <- function(data, ab, h) {
  days <- ifelse(data$status == "open", h, ifelse(data$status == "closed", 0,
                 pmax(0, h - data$planned)))
  if (is.na(ab[1])) return(c(sum(data$enrolled), sum(data$exposure) / sum(days)))
  a <- ab[1] + data$enrolled
  b <- ab[2] + data$exposure
  L <- sum(days * a / b)
  V <- sum(days^2 * a / b^2)
  c(L^2 / V, L / V)
}

time <- function(data, ab, k, p) {
  if (!any(data$status == "planned")) {
    one <- load(data, ab, 1)
    q <- qbeta(p, k, one[1])
    return(one[2] * q / (1 - q))
  }
  gap <- function(h) {
    g <- load(data, ab, h)
    pnbinom(k - 1, size = g[1], prob = g[2] / (g[2] + 1), lower.tail = FALSE) - p
  }
  uniroot(gap, c(1e-3, 1e6), tol = 1e-10, maxiter = 10000)$root
}

count <- function(data, ab, h, p) {
  g <- load(data, ab, h)
  qnbinom(p, size = g[1], prob = g[2] / (g[2] + 1))
}

reach <- function(data, ab, h, k) {
  g <- load(data, ab, h)
  pnbinom(k - 1, size = g[1], prob = g[2] / (g[2] + 1), lower.tail = FALSE)
}

record(do.call(rbind, scenarios), "accrual-sites.csv")
record(do.call(rbind, lapply(scenarios, function(data) {
  ab <- fit(data)
  do.call(rbind, lapply(c(1, 40, 123), function(k) data.frame(
    scenario = data$scenario[1], shape = ab[1], rate = ab[2], remaining = k,
    median = time(data, ab, k, 0.5), lower = time(data, ab, k, 0.1), upper = time(data, ab, k, 0.9),
    horizon = 10 * k, countMedian = count(data, ab, 10 * k, 0.5),
    countLower = count(data, ab, 10 * k, 0.1), countUpper = count(data, ab, 10 * k, 0.9),
    reach = reach(data, ab, 10 * k, k))))
})), "accrual.csv")

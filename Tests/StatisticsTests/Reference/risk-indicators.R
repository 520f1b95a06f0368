# Site risk indicators by gsm's published formulas in base R: funnel z with overdispersion, Poisson
# deviance residuals by glm with a true offset, fisher.test, flags by cut(right = FALSE).
# Run in this folder: Rscript risk-indicators.R
source("record.R")
set.seed(62)

days <- round(rexp(14, 1 / 900)) + 40
subjects <- 3 + rpois(14, 9)
studies <- list(
  golden = data.frame(events = c(5, 12, 3, 20, 0, 9), denominator = c(300, 420, 250, 500, 40, 360)),
  days = data.frame(events = rpois(14, days * rgamma(14, 3, 150)), denominator = days),
  subjects = data.frame(events = rbinom(14, subjects, rbeta(14, 2, 5)), denominator = subjects),
  outlying = data.frame(events = c(18, 1, 2, 0, 3, 2, 1, 25, 2), denominator = c(20, 21, 22, 18, 25, 30, 15, 28, 19)),
  none = data.frame(events = rep(0, 6), denominator = 10:15),
  all = data.frame(events = 10:15, denominator = 10:15),
  few = data.frame(events = c(3, 9, 30), denominator = c(50, 60, 70)))

funnel <- function(d, variance, winsorised) {
  mu <- sum(d$events) / sum(d$denominator)
  v <- variance(mu)
  z0 <- if (v == 0) rep(0, nrow(d)) else (d$events / d$denominator - mu) / sqrt(v / d$denominator)
  phi <- if (winsorised) {
    cuts <- quantile(z0, c(0.1, 0.9))
    max(1, mean(pmin(pmax(z0, cuts[1]), cuts[2])^2))
  } else mean(z0^2)
  list(phi = phi, score = if (phi == 0) z0 * 0 else z0 / sqrt(phi))
}

fisher <- function(d) sapply(seq_len(nrow(d)), function(i) {
  here <- c(d$events[i], d$denominator[i] - d$events[i])
  others <- c(sum(d$events[-i]), sum(d$denominator[-i]) - sum(d$events[-i]))
  fisher.test(rbind(here, others))$p.value
})

poisson_residuals <- function(d) {
  if (sum(d$events) == 0) return(rep(0, nrow(d)))
  model <- glm(events ~ offset(log(denominator)), family = poisson, data = d,
               control = glm.control(epsilon = 1e-15, maxit = 100))
  # Where a site has exactly what is expected, the fit leaves the root of its rounding.
  r <- residuals(model, "deviance")
  ifelse(abs(r) < 1e-6, 0, r)
}

flag <- function(score, thresholds, flags = -2:2)
  flags[as.integer(cut(score, c(-Inf, thresholds, Inf), right = FALSE))]

fisher_flag <- function(d, p) {
  others <- (sum(d$events) - d$events) / (sum(d$denominator) - d$denominator)
  size <- ifelse(p < 0.01, 2, ifelse(p < 0.05, 1, 0))
  ifelse(d$events / d$denominator < others, -size, size)
}

rows <- do.call(rbind, lapply(names(studies), function(study) {
  d <- studies[[study]]
  mu <- sum(d$events) / sum(d$denominator)
  one <- function(method, phi, score, flags) data.frame(
    study, method, site = seq_len(nrow(d)), d, mu, phi, expected = mu * d$denominator, score,
    flag = flags, row.names = NULL)
  share <- function(mu) mu * (1 - mu)
  approximate <- function(score, thresholds) {
    flags <- flag(score, thresholds)
    flags[mu * d$denominator < 1] <- NA
    if (nrow(d) < 5) NA else flags
  }
  funnels <- do.call(rbind, lapply(c(FALSE, TRUE), function(winsorised) {
    suffix <- if (winsorised) "-winsorised" else ""
    rate <- funnel(d, identity, winsorised)
    binary <- funnel(d, share, winsorised)
    rbind(
      one(paste0("rate", suffix), rate$phi, rate$score, approximate(rate$score, c(-3, -2, 2, 3))),
      one(paste0("share", suffix), binary$phi, binary$score,
          approximate(binary$score, c(-3, -2, 2, 3))))
  }))
  residual <- poisson_residuals(d)
  p <- fisher(d)
  rbind(funnels, one("poisson", NA, residual, approximate(residual, c(-7, -5, 5, 7))),
        one("fisher", NA, p, fisher_flag(d, p)))
}))
record(rows, "risk-indicators.csv")

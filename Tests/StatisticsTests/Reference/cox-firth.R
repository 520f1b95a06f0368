# Firth's penalised partial likelihood (Heinze & Schemper, Biometrics 2001;57:114) by its formula:
# risk set by risk set, the modified score U + 1/2 tr(V dI) is solved by Newton steps, and optim
# finds no larger log L + 1/2 log det I nearby. Run in this folder: Rscript cox-firth.R
source("record.R")
set.seed(57)

# The means and moments of each event's risk set; Efron takes k/d of the tied events away.
risksets <- function(data, x, beta, efron) {
  risk <- data$weight * exp(drop(x %*% beta))
  sets <- list()
  for (s in unique(data$stratum)) for (t in unique(data$time[data$status == 1 & data$stratum == s])) {
    at <- data$stratum == s & data$entry < t & data$time >= t
    dead <- at & data$time == t & data$status == 1
    d <- sum(dead)
    for (k in seq_len(d) - 1) {
      r <- risk * (at - if (efron) k / d * dead else 0)
      p <- r / sum(r)
      sets[[length(sets) + 1]] <- list(weight = mean(data$weight[dead]), p = p, log = log(sum(r)),
                                       mean = colSums(p * x))
    }
  }
  sets
}

penalised <- function(data, x, beta, efron) {
  sets <- risksets(data, x, beta, efron)
  dead <- data$status == 1
  info <- Reduce(`+`, lapply(sets, function(s) {
    y <- sweep(x, 2, s$mean)
    s$weight * t(y) %*% (s$p * y)
  }))
  V <- solve(info)
  score <- colSums((data$weight * x)[dead, , drop = FALSE])
  loglik <- sum((data$weight * drop(x %*% beta))[dead])
  for (s in sets) {
    y <- sweep(x, 2, s$mean)
    score <- score - s$weight * s$mean + s$weight / 2 * colSums(s$p * rowSums((y %*% V) * y) * y)
    loglik <- loglik - s$weight * s$log
  }
  list(value = loglik + log(det(info)) / 2, score = score, V = V)
}

firth <- function(data, x, efron) {
  beta <- rep(0, ncol(x))
  null <- penalised(data, x, beta, efron)
  for (i in 1:500) {
    now <- penalised(data, x, beta, efron)
    step <- drop(now$V %*% now$score)
    beta <- beta + step * min(1, 1 / max(abs(step)))
    if (max(abs(step)) < 1e-13) break
  }
  end <- penalised(data, x, beta, efron)
  best <- optim(beta, function(b) -penalised(data, x, b, efron)$value, control = list(reltol = 1e-14))
  stopifnot(end$value >= -best$value - 1e-9, max(abs(best$par - beta)) < 1e-4)
  data.frame(term = seq_along(beta), coefficient = beta, standardError = sqrt(diag(end$V)),
             null = null$value, fitted = end$value, score = drop(null$score %*% null$V %*% null$score))
}

trial <- function(n, last, entry = FALSE, weights = 1, separated = FALSE) {
  data <- data.frame(x = round(rnorm(n), 1), arm = rbinom(n, 1, 0.4), stratum = sample(2, n, TRUE),
                     weight = sample(weights, n, TRUE), entry = if (entry) rep(0:1, length.out = n) else 0)
  data$time <- data$entry + sample(last, n, replace = TRUE)
  data$status <- rbinom(n, 1, 0.5) * if (separated) data$arm else 1L
  data
}
datasets <- list(separated = trial(30, 12, separated = TRUE), ties = trial(40, 4),
                 late = trial(40, 9, entry = TRUE), weighted = trial(35, 6, weights = c(1, 2, 0.5)))
cases <- expand.grid(dataset = names(datasets), ties = c("efron", "breslow"),
                     model = c("plain", "strata"), stringsAsFactors = FALSE)
record(do.call(rbind, lapply(names(datasets), function(name)
  cbind(dataset = name, datasets[[name]]))), "cox-firth-data.csv")
record(do.call(rbind, lapply(split(cases, seq_len(nrow(cases))), function(case) {
  data <- datasets[[case$dataset]]
  if (case$model == "plain") data$stratum <- 1
  data.frame(case, row.names = NULL,
             firth(data, as.matrix(data[c("x", "arm")]), case$ties == "efron"))
})), "cox-firth.csv")

# A covariate that changes once in the course of follow-up, by survival::tmerge and coxph.
# Run in this folder: Rscript cox-history.R
source("record.R")
set.seed(83)

n <- 80
data <- data.frame(id = 1:n, time = ceiling(rexp(n, 1 / 300)), status = rbinom(n, 1, 0.7))
data$response <- ifelse(runif(n) < 0.6, ceiling(runif(n, 0, 400)), NA)
record(data[c("time", "status", "response")], "cox-history-data.csv")

rows <- tmerge(data, data, id = id, death = event(time, status))
rows <- tmerge(rows, data, id = id, responded = tdc(response))
fit <- coxph(Surv(tstart, tstop, death) ~ responded, rows,
             control = coxph.control(eps = 2e-12, iter.max = 50))
record(data.frame(rows = nrow(rows), coefficient = coef(fit), standardError = sqrt(fit$var[1])),
       "cox-history.csv")

# Answers each kernel's name on standard input with its seconds and one number of its result.
# Usage: Rscript statistics.R FOLDER; the folder is what StatisticsBenchmark made.
suppressMessages(library(survival))
folder <- commandArgs(trailingOnly = TRUE)[1]
rows <- file.size(file.path(folder, "event.u8"))
doubles <- function(name) readBin(file.path(folder, name), "double", rows)
bytes <- function(name) readBin(file.path(folder, name), "integer", rows, size = 1)

day <- as.double(readBin(file.path(folder, "day.i32"), "integer", rows, size = 4))
time <- doubles("time.f64")
event <- bytes("event.u8")
group <- bytes("group.u8")
x <- sapply(1:8, function(i) doubles(paste0("x", i, ".f64")))
colnames(x) <- paste0("x", 1:8)
columns <- data.frame(group, x)

survival_of <- function(t) {
  fit <- survfit(Surv(t, event) ~ group, conf.type = "log-log")
  quantile(fit, 0.5)
  survdiff(Surv(t, event) ~ group)$chisq
}

kernels <- list(
  "curves and log-rank, days" = function() survival_of(day),
  "curves and log-rank, decimal" = function() survival_of(time),
  "Cox, fit" = function() {
    coxph.fit(x, Surv(day, event), NULL, NULL, NULL, coxph.control(), NULL, "efron",
              rownames = NULL)$coefficients[1]
  },
  "Cox, with concordance" = function() coxph(Surv(day, event) ~ x)$coefficients[1]
)
# MatchIt 4.5 takes 12 s for 1e5 subjects.
if (rows <= 1e5 && requireNamespace("MatchIt", quietly = TRUE)) {
  kernels[["propensity matching"]] <- function() {
    fit <- MatchIt::matchit(group ~ x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8, columns,
                            caliper = 0.2)
    sum(fit$weights > 0) / 2
  }
}

input <- file("stdin", "r")
cat("R", as.character(getRversion()), "survival", as.character(packageVersion("survival")), "\n")
while (length(name <- readLines(input, 1)) > 0) {
  kernel <- kernels[[name]]
  if (is.null(kernel)) {
    cat("none\n")
  } else {
    gc()
    seconds <- system.time(value <- kernel())[["elapsed"]]
    cat(sprintf("%.6f %.10g\n", seconds, value))
  }
}

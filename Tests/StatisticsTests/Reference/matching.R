# Pairs, logits and balance of one synthetic cohort by MatchIt 4.7.2 under R 4.2.2, which printed:
# caliper 0.1240699, 59 treated, 58 pairs. Not to be run with Debian's MatchIt 4.5.1, which ignores
# calipers on some systems; install MatchIt >= 4.7 from CRAN. Then, in this folder: Rscript matching.R
library(MatchIt)
stopifnot(packageVersion("MatchIt") >= "4.7")
set.seed(20261120)

n <- 331
cohort <- data.frame(id = sprintf("S%03d", 1:n), age = round(rnorm(n, 62, 8)), ecog = rbinom(n, 1, .55),
                     lesions = 6 + rpois(n, 4), liver = rbinom(n, 1, .35),
                     kps = sample(c(60, 70, 80, 90), n, TRUE, c(.1, .3, .4, .2)))
chance <- with(cohort, plogis(-1.2 + .02 * (age - 62) - .5 * ecog - .15 * (lesions - 10) +
                                .4 * liver + .01 * (kps - 75)))
cohort$treated <- rbinom(n, 1, chance)

match <- matchit(treated ~ age + ecog + lesions + liver + kps, data = cohort, method = "nearest",
                 distance = "glm", link = "linear.logit", caliper = .2, std.caliper = TRUE,
                 m.order = "largest", replace = FALSE)
cohort$logit <- sprintf("%.15g", match$distance)
# MatchIt lets glm stop one step before the end; this is where it ends.
converged <- glm(treated ~ age + ecog + lesions + liver + kps, binomial, cohort,
                 control = glm.control(epsilon = 1e-14))
cohort$converged <- sprintf("%.15g", predict(converged))
columns <- c("id", "treated", "age", "ecog", "lesions", "liver", "kps", "logit", "converged")
write.csv(cohort[columns], "matching-cohort.csv", row.names = FALSE, quote = FALSE)

controls <- match$match.matrix[, 1]
paired <- !is.na(controls)
pairs <- data.frame(treated = cohort$id[as.integer(names(controls)[paired])],
                    control = cohort$id[as.integer(controls[paired])])
write.csv(pairs, "matching-pairs.csv", row.names = FALSE, quote = FALSE)

tables <- summary(match, un = TRUE)
difference <- "Std. Mean Diff."
balance <- data.frame(name = rownames(tables$sum.all), before = tables$sum.all[, difference],
                      after = tables$sum.matched[, difference])
write.csv(balance, "matching-balance.csv", row.names = FALSE, quote = FALSE)

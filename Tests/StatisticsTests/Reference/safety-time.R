# Adverse events in time, from the sample trial's files: exposure-adjusted rates (poisson.test, epitools), onset,
# durations and cumulative incidence (survival, cmprsk), relative dose intensity. Beside the results
# it writes the columns that they are computed from, days counted from 1970, so that the test
# (CohortModelTests/SafetyTimeReferenceTests) needs no reader of files.
# Run in this folder: Rscript safety-time.R
suppressMessages({ library(survival); library(cmprsk); library(epitools) })

sample <- "../../../sample-data/low-dose-rt"
read <- function(name) read.csv(file.path(sample, paste0(name, ".csv")), na.strings = "",
  colClasses = "character", encoding = "UTF-8")
day <- function(text) as.integer(as.Date(text))
cut <- day("2022-09-30")
until <- function(days) ifelse(days <= cut, days, NA)
write <- function(table, name) write.table(format_all(table), paste0("safety-time-", name, ".csv"),
  sep = ";", quote = FALSE, row.names = FALSE, na = "")
format_all <- function(table) {
  for (column in names(table)) if (is.double(table[[column]]))
    table[[column]] <- ifelse(is.na(table[[column]]), NA, sprintf("%.15g", table[[column]]))
  table
}

# Columns
s <- read("subjects"); ae <- read("ae"); rx <- read("treatments")
scans <- read("response"); visits <- read("visits")
ids <- s$subject_id
latest <- function(ids_of, days) sapply(ids, function(id)
  suppressWarnings(max(days[ids_of == id], na.rm = TRUE)))
contact <- pmax(day(s$last_alive), latest(scans$subject_id, day(scans$date)),
  latest(rx$subject_id, day(rx$start)), latest(visits$subject_id, day(visits$actual)),
  latest(ae$subject_id, day(ae$start)), na.rm = TRUE)
first <- -latest(rx$subject_id, -day(rx$start))
subjects <- data.frame(id = ids, first = as.integer(pmin(first, day(s$first_treatment), na.rm = TRUE)),
  died = day(s$death_date), alive = as.integer(contact), off = day(s$eos_date))
events <- data.frame(id = ae$subject_id, term = ae$pt, organ = ae$soc, start = day(ae$start),
  end = day(ae$end), outcome = ae$outcome)
doses <- subset(data.frame(id = rx$subject_id, agent = rx$agent, cycle = rx$cycle,
  start = day(rx$start), dose = rx$dose, unit = rx$unit), rx$kind == "systemic")
stopifnot(!any(grepl(";", unlist(events))), all(is.na(subjects$died) | subjects$died <= cut))
write(subjects, "subjects"); write(events, "events"); write(doses, "doses")

# Lines: overall, classes, terms of a class
lines <- rbind(data.frame(organ = NA, term = NA),
  unique(data.frame(organ = events$organ, term = NA)), unique(events[c("organ", "term")]))
of_line <- function(table, line) {
  if (is.na(line$organ)) return(table)
  table <- table[table$organ == line$organ, ]
  if (is.na(line$term)) table else table[table$term == line$term, ]
}
each_line <- function(of) do.call(rbind, lapply(seq_len(nrow(lines)), function(i) {
  cbind(lines[i, ], of(lines[i, ])) }))
origin <- setNames(subjects$first, ids)
end <- setNames(pmin(cut, subjects$died, subjects$off, na.rm = TRUE), ids)
seen <- events[events$start >= origin[events$id] & events$start <= end[events$id], ]

# Rates
rates <- each_line(function(line) {
  rows <- of_line(seen, line)
  onset <- tapply(rows$start, factor(rows$id, ids), min)
  days <- ifelse(is.na(onset), end, onset) - origin + 1
  x <- sum(!is.na(onset))
  exact <- poisson.test(x, sum(days) / 36525)
  # epitools searches its limits to a few digits only.
  other <- pois.exact(x, sum(days) / 36525)
  stopifnot(abs(c(other$lower, other$upper) - exact$conf.int) < 1e-3 * (1 + exact$conf.int))
  data.frame(subjects = x, days = sum(days), rate = exact$estimate[[1]],
    lower = exact$conf.int[1], upper = exact$conf.int[2])
})
write(rates, "rates")

# Events: rows of one term without a gap between them
merge_rows <- function(rows) {
  rows <- rows[order(rows$start), ]
  rows$end <- ifelse(rows$end <= cut, pmax(rows$end, rows$start), NA)
  kept <- rows[1, ]
  for (i in seq_len(nrow(rows))[-1]) {
    last <- nrow(kept)
    if (!is.na(kept$end[last]) && rows$start[i] <= kept$end[last] + 1) {
      if (is.na(rows$end[i]) || rows$end[i] >= kept$end[last])
        kept[last, c("end", "outcome")] <- rows[i, c("end", "outcome")]
    } else kept <- rbind(kept, rows[i, ])
  }
  kept
}
episodes <- do.call(rbind, by(seen, list(seen$id, seen$term, seen$organ), merge_rows))
over <- c("RECOVERED/RESOLVED", "RECOVERED/RESOLVED WITH SEQUELAE")
last <- setNames(ifelse(is.na(subjects$died), subjects$alive, subjects$died), ids)
episodes$time <- ifelse(is.na(episodes$end), pmax(last[episodes$id], episodes$start), episodes$end) -
  episodes$start + 1
episodes$event <- !is.na(episodes$end) & episodes$outcome != "FATAL"
episodes$unknown <- is.na(episodes$end) & episodes$outcome %in% over
onset <- each_line(function(line) {
  rows <- of_line(seen, line)
  study_day <- tapply(rows$start, rows$id, min) - origin[sort(unique(rows$id))] + 1
  e <- of_line(episodes, line)
  known <- e[!e$unknown, ]
  km <- summary(survfit(Surv(time, event) ~ 1, known, conf.type = "log-log"))$table
  done <- e[e$outcome %in% over & !is.na(e$end), ]
  data.frame(subjects = length(study_day), median = median(study_day), min = min(study_day),
    max = max(study_day), events = nrow(e), resolved = sum(e$outcome %in% over),
    duration = km[["median"]], lower = km[["0.95LCL"]], upper = km[["0.95UCL"]],
    resolution = if (nrow(done) > 0) median(done$time) else NA)
})
write(onset, "onset")

# Cumulative incidence, death competing, by survival and by cmprsk
limit <- setNames(pmin(ifelse(is.na(subjects$died), subjects$alive, subjects$died), subjects$off,
  na.rm = TRUE), ids)
dies <- !is.na(subjects$died) & subjects$died == limit
seen2 <- events[events$start >= origin[events$id] & events$start <= limit[events$id], ]
at <- c(6, 12, 24) * 30.4375
incidence <- each_line(function(line) {
  rows <- of_line(seen2, line)
  day <- tapply(rows$start, factor(rows$id, ids), min)
  time <- ifelse(is.na(day), limit, day) - origin + 1
  cause <- ifelse(!is.na(day), 1, ifelse(dies, 2, 0))
  fit <- survfit(Surv(time, factor(cause, 0:2, c("none", "event", "death"))) ~ 1,
    conf.type = "log-log")
  steps <- summary(fit, times = at, extend = TRUE)
  # Nobody was observed there, unless everybody has had an event.
  unseen <- at > max(time) & min(fit$pstate[, 1]) > 0
  within <- at <= max(time)
  if (any(within)) {
    other <- timepoints(cuminc(time, cause), at[within])$est
    stopifnot(abs(other[grepl(" 1$", rownames(other)), ] - steps$pstate[within, 2]) < 1e-12)
  }
  steps$pstate[unseen, ] <- steps$lower[unseen, ] <- steps$upper[unseen, ] <- NA
  data.frame(months = c(6, 12, 24), atrisk = steps$n.risk[, 1], event = steps$pstate[, 2],
    lower = steps$lower[, 2], upper = steps$upper[, 2], death = steps$pstate[, 3])
})
write(incidence, "incidence")

# Relative dose intensity: cycles of 14 days, the first dose as planned
intensity <- do.call(rbind, by(doses, list(doses$id, doses$agent), function(rows) {
  by_cycle <- aggregate(cbind(dose = as.numeric(dose), start) ~ cycle,
    transform(rows, cycle = as.integer(cycle)), FUN = function(x) x[1])
  by_cycle <- by_cycle[order(by_cycle$start), ]
  stopifnot(nrow(by_cycle) == nrow(rows))
  elapsed <- max(by_cycle$start) - min(by_cycle$start) + 14
  data.frame(agent = rows$agent[1], cycles = nrow(by_cycle),
    rdi = sum(by_cycle$dose) / elapsed / (by_cycle$dose[1] / 14),
    delays = sum(diff(by_cycle$start) > 17))
}))
dose <- do.call(rbind, by(intensity, intensity$agent, function(rows) data.frame(
  agent = rows$agent[1], subjects = nrow(rows), cycles = median(rows$cycles),
  q1 = quantile(rows$rdi, 0.25), median = median(rows$rdi), q3 = quantile(rows$rdi, 0.75),
  sufficient = sum(rows$rdi >= 0.85), delayed = sum(rows$delays > 0), delays = sum(rows$delays))))
write(dose, "dose")

writeLines(c(R.version.string, paste(c("survival", "cmprsk", "epitools"),
  sapply(c("survival", "cmprsk", "epitools"), function(p) as.character(packageVersion(p))))),
  "versions-safety-time.txt")

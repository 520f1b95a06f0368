import CohortModel

/// What `trialtop init` writes: a commented study.toml and the header of every table.
package enum TrialTemplate {
  /// Names and texts, study.toml first.
  package static var files: [(name: String, text: String)] {
    [
      (TrialFolder.studyFile, study),
      (TableFormat.sites.file, TableFormat.sites.header()),
      (TableFormat.subjects.file, TableFormat.subjects.header()),
      (TableFormat.adverseEvents.file, TableFormat.adverseEvents.header()),
      (TableFormat.assessments.file, TableFormat.assessments.header()),
      (TableFormat.lesions.file, TableFormat.lesions.header()),
      (TableFormat.treatments.file, TableFormat.treatments.header()),
      (TableFormat.symptoms.file, TableFormat.symptoms.header()),
      (TableFormat.visits.file, TableFormat.visits.header()),
      (TableFormat.deviations.file, TableFormat.deviations.header()),
      (TableFormat.allocations.file, TableFormat.allocations.header()),
    ]
  }

  /// Writes the files, all or none: a file that is there already is never overwritten.
  package static func write(to path: String) throws {
    try OutputFolder.make(path)
    if let (name, _) = files.first(where: { OutputFolder.contains($0.name, in: path) }) {
      throw TrialFolderError(
        file: name, problem: "exists already in \(path)", remedy: "name an empty folder")
    }
    for (name, text) in files {
      let isPrivate = name == TrialTable.allocations.file
      let file = try OutputFile(folder: path, file: name, isPrivate: isPrivate)
      try file.write(text)
      try file.finish()
    }
  }

  /// Every key of the study file, with its default and what it means.
  package static let study = """
    # The trial: design, plan and rules. No subject's data belongs here.
    # A line that begins with # is off; the value that it shows is an example or the default.
    #
    # The tables stand beside this file, one CSV file each, UTF-8, dates as YYYY-MM-DD, Y or N for
    # yes and no, blank for missing. subjects.csv, ae.csv and response.csv are needed, the others
    # can be deleted: a file that is present is a full snapshot of its table, a file that is absent
    # leaves its table as it was. Further columns of subjects.csv are kept as covariates.
    # arms.csv holds who is in which arm: keep it apart and private, it is stored apart too.

    # Columns and covariates that tell a subject's arm, closed under pooled and masked access.
    # reveals_arm = ["lung_v20"]

    [study]
    id = "STUDY-1"
    title = "Title of the trial"
    # phase = "III"
    # masking = "open label"
    # Needed with two or more arms, for it decides who sees them: true keeps the arms closed until
    # they are asked for, false shows them to whoever opens the trial.
    # randomised = true
    # synthetic = true            # said in the title of every page
    # data_cut = 2026-06-30       # default: the greatest date in the data

    # One block per arm; the code is what arms.csv holds.
    # [[arms]]
    # code = "A"
    # name = "Combined"
    # ratio = 2                   # the 2 of 2:1
    # target = 236
    # [[arms]]
    # code = "B"
    # name = "Systemic"
    # ratio = 1
    # target = 118
    # reference = true            # the arm that others are compared with

    # The planned enrolment: a straight line from the start to the target.
    [accrual]
    # target = 354
    # start = 2024-01-01
    # months = 36
    # follow_up_months = 24

    [schedule]
    # cycle_days = 21
    scan_window = 7               # days before or after the planned day
    # Scans every so many days until a day after the origin, then by the next block.
    # [[schedule.scans]]
    # days = 42
    # until_day = 365
    # [[schedule.scans]]
    # days = 84

    [response]
    confirmation = false          # true: CR and PR count only once confirmed
    confirmation_days = 28
    minimum_stable_days = 42      # SD counts from this day on
    clinical_benefit_days = 168
    # \(words(like: ResponseRules().interval))
    interval = "\(word(ResponseRules().interval))"
    # abscopal = true             # response outside the irradiated field is an endpoint
    # evaluator = "INVESTIGATOR"  # only this evaluator's assessments are used

    [safety]
    emergent_days = 30            # after the last treatment
    acute_days = 90               # acute up to this day, late after it
    # Which adverse events are of special interest, in the filter language.
    # special_interest = 'pt ~ fistula | pt = "Pneumonitis"'

    [survival]
    # \(words(like: SurvivalRules().interval))
    interval = "\(word(SurvivalRules().interval))"
    landmark_months = [6, 12, 24]

    # Without endpoints PFS and OS are shown, over everybody randomised (or treated).
    # [[endpoints]]
    # kind = "PFS"                # PFS, OS, TTP or DoR
    # rules = "treatment-policy"  # treatment-policy, strict or registry
    # origin = "randomisation"    # randomisation or first-treatment
    # set = "itt"                 # itt, full or safety

    # Rules of eligibility in the filter language.
    # [[eligibility]]
    # name = "Adult"
    # rule = "age >= 18"

    # Without randomisation: each subject of one arm is matched to one of the others by propensity
    # score, largest first, nearest neighbour, without replacement.
    # [matching]
    # treated = "A"               # the arm whose subjects look for a control
    # covariates = ["age", "sex", "ecog"]
    # categorical = ["ecog"]      # numbers that are codes; words always are
    # caliper = 0.2               # in standard deviations of the logit of all subjects

    # What the page Comparison shows: a Cox table of these covariates, a forest plot of these
    # subgroups.
    # [comparison]
    # endpoints = ["OS"]          # default: all
    # landmark_days = [90, 180]   # for covariates that become known after the start
    # [[comparison.covariates]]
    # name = "sex"                # a field of the filter language, or arm
    # type = "categorical"        # numeric or categorical; default numeric
    # reference = "male"
    # multivariate = true         # whether it enters the multivariate model
    # [[comparison.covariates]]
    # name = "ecog1"
    # label = "ECOG ≥ 1"
    # when = "ecog>=1"            # yes or no, in the filter language
    # post_baseline = false       # true: known only after the start, and marked so
    # [[comparison.covariates]]
    # name = "local"
    # label = "Local therapy"
    # received = ["radiotherapy", "surgery", "ablation"]  # or systemic; always post-baseline
    # agents = ["Name"]           # of these alone
    # cycles = true               # how many cycles so far, instead of yes or no
    # [[comparison.subgroups]]
    # label = "Sex"
    # by = "sex"                  # a part for each word of the field
    # [[comparison.subgroups]]
    # label = "Age"
    # parts = ["age<65", "age>=65"]

    # The planned dose of an agent in one cycle, for the relative dose intensity. Without it the
    # dose of each subject's own first cycle is taken as planned.
    # [[regimen]]
    # agent = "Name"              # as in treatments.csv
    # dose = 150
    # unit = "mg/m2"              # default: the unit of the subject's doses
    # cycle_days = 21             # default: cycle_days of [schedule]
    # window_days = \(PlannedDose.defaultWindowDays)             # later than this is a delay

    # A boundary that watches toxicity; the page says crossed or how far off, and never stop.
    # [[toxicity]]
    # name = "Pneumonitis, grade 3 or worse"
    # event = "pt~pneumonitis & grade>=3"  # in the filter language
    # window_days = 90            # counted: the event within it, or followed through all of it
    # p0 = 0.1                    # an acceptable frequency
    # p1 = 0.25                   # one that is not
    # method = "pocock"
    # alpha = \(ToxicityMethod.alpha)                # of crossing anywhere at p0
    # looks = [10, 20, 30]        # numbers of counted subjects
    # [[toxicity]]
    # name = "Any related grade 4 or worse"
    # event = "related & grade>=4"
    # window_days = 42
    # p0 = 0.2
    # p1 = 0.4
    # method = "bayesian"         # probability that the frequency is above p0, above the threshold
    # prior = [0.6, 1.4]          # a and b of a Beta prior
    # threshold = \(ToxicityMethod.threshold)
    # looks = "every subject"
    # start = 6
    # maximum = 30

    # A [stopping] block is kept with the study.

    """

  private static func word<Value>(_ value: Value) -> String
  where Value: CaseIterable & RawRepresentable<String> & Equatable & Sendable {
    StudyWords.hyphenated.word(value)
  }

  private static func words<Value>(like value: Value) -> String
  where Value: CaseIterable & RawRepresentable<String> & Equatable & Sendable {
    StudyWords<Value>.hyphenated.listed
  }
}

struct DashboardSession {
  var loader: TrialLoader
  var options: TrialOptions
  var remembers = true
  func run() throws {}
}

print("trialtop")

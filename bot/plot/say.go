package plot

// saySoFar is written below the bar of a day that is not over.
const saySoFar = "so far"

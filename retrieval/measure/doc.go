// Package measure computes how good rankings and verdicts are: the standard
// measures of ranked documents, the area under the ROC curve, and the calibration
// of confidences. It also reads questions and judgements in the BEIR form.
//
// It does not know how documents are found.
package measure

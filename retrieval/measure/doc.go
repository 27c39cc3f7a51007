// Package measure says how good rankings and verdicts are: the standard
// measures over ranked documents, the area under the ROC curve, and how well
// confidences are calibrated; and it reads questions and judgements in the
// BEIR form.
//
// It does not know how documents are found.
package measure

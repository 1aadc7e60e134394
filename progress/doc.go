// Package progress is what agencies say happened: for which period, against which issued workbook, cell by cell, and what that
// makes of a plan's targets and tasks.
//
// The words of this domain: a period (kỳ báo cáo) is a month, quarter, half, nine months or year with a cut-off date (ngày chốt
// số liệu). For each period every agency is issued (phát hành) one workbook; the Issue travels hidden in it. What comes back is a
// Batch of Updates, one a filled cell. Updates that were taken make the State; a State never forgets where a value came from.
package progress

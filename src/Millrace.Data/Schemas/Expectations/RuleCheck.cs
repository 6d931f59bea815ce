namespace Millrace.Data;

/// <summary>Looks for rows of a batch that break a rule. Generated.</summary>
/// <param name="columns">The columns that the rule reads, in the order in which it names them.</param>
/// <param name="rows">How many rows they have.</param>
/// <param name="broken">A bit a row, all clear; those of rows that break it are set.</param>
public delegate void RuleCheck(ReadOnlySpan<Column> columns, int rows, Span<ulong> broken);

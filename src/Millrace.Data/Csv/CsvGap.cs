namespace Millrace.Data;

/// <summary>A record of a block that is no row and was left out.</summary>
/// <param name="Row">How many of the block's rows lie before it.</param>
/// <param name="Flaw">What is wrong with it.</param>
/// <param name="End">Where the next record starts.</param>
internal readonly record struct CsvGap(int Row, CsvFlaw Flaw, int End);

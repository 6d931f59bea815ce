namespace Millrace.Tables;

/// <summary>A column of a key.</summary>
/// <param name="Column">Its place in the block.</param>
/// <param name="Descending">Whether large values come first.</param>
/// <param name="MissingFirst">Whether missing values come before all others, else behind them.</param>
internal readonly record struct KeyPart(int Column, bool Descending = false, bool MissingFirst = false);

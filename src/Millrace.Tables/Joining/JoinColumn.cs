namespace Millrace.Tables;

/// <summary>Where a column of the result comes from.</summary>
/// <param name="Target">The column of the result.</param>
/// <param name="Source">The column of the left or the right schema.</param>
/// <param name="IsRight">Of which.</param>
internal readonly record struct JoinColumn(int Target, int Source, bool IsRight);

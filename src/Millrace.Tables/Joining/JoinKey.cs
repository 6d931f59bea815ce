namespace Millrace.Tables;

/// <summary>Columns that must agree.</summary>
/// <param name="Left">The column of the left schema.</param>
/// <param name="Right">The column of the right schema.</param>
internal readonly record struct JoinKey(int Left, int Right);

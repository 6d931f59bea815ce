using Millrace.Data;

namespace Millrace.Learning;

/// <summary>A column that a model needs to predict.</summary>
/// <param name="Name">The column's name in files.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="IsNullable">Whether values may be missing.</param>
/// <param name="IsSensitive">Whether its values are masked wherever they could be shown.</param>
public sealed record ModelInput(string Name, ColumnType Type, bool IsNullable, bool IsSensitive);

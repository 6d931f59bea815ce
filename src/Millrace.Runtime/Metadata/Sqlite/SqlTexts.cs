using System.Diagnostics.CodeAnalysis;

namespace Millrace.Runtime;

/// <summary>Compares statements: those of a program are few and differ in length or here and there, so a hash of three characters tells them apart.</summary>
internal sealed class SqlTexts : IEqualityComparer<string>
{
    /// <summary>The only one.</summary>
    public static SqlTexts Comparer { get; } = new();

    private SqlTexts()
    {
    }

    /// <inheritdoc/>
    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

    /// <inheritdoc/>
    public int GetHashCode([DisallowNull] string obj) =>
        obj.Length == 0 ? 0 : (obj.Length * 397) ^ (obj[obj.Length / 4] << 8) ^ (obj[obj.Length / 2] << 16) ^ obj[^1];
}

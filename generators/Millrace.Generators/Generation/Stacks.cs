using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Models of one kind, by shelf, until it is known how many there are.</summary>
/// <param name="kind">What the names of shared files begin with.</param>
/// <param name="shelves">The number of shelves.</param>
internal sealed class Stacks<T>(string kind, int shelves)
    where T : class, IEquatable<T>
{
    private readonly List<(string Name, T Model)>?[] _stacks = new List<(string, T)>?[shelves];

    public void Add(int shelf, string name, T model) => (_stacks[shelf] ??= []).Add((name, model));

    /// <summary>The files of a shelf.</summary>
    /// <param name="shelf">The shelf.</param>
    /// <param name="areShared">Whether all models of a shelf share a file.</param>
    public EquatableArray<SourceFile<T>> Files(int shelf, bool areShared)
    {
        if (_stacks[shelf] is not { } stack)
            return default;
        IEnumerable<(string Name, T Model)> ordered = stack.OrderBy(static each => each.Name, StringComparer.Ordinal);
        return areShared
            ? new([new SourceFile<T>($"{kind}.{shelf.ToString("00", System.Globalization.CultureInfo.InvariantCulture)}.g.cs", ordered.Select(static each => each.Model).ToEquatableArray())])
            : ordered.Select(static each => new SourceFile<T>(each.Name, new([each.Model]))).ToEquatableArray();
    }
}

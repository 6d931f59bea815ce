using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>The loops around the statement that is being read.</summary>
internal sealed class LoopStack
{
    /// <summary>How many turns the loops of one pipeline may make together.</summary>
    public const int MostTurns = 10_000;

    private readonly Stack<(Location Keyword, string Suffix)> _loops = new();
    private int _turns;

    /// <summary>Where the outermost loop begins.</summary>
    public Location Outermost => _loops.Last().Keyword;

    /// <summary>What an interpolated name needs so that it differs in every turn; empty where the loops' variables cannot tell turns apart, null outside of loops.</summary>
    public string? Suffix => _loops.Count == 0 ? null : _loops.Any(static each => each.Suffix.Length == 0) ? "" : string.Join("-", _loops.Select(static each => each.Suffix).Reverse());

    /// <summary>Begins a loop.</summary>
    /// <param name="keyword">Where it stands.</param>
    /// <param name="variables">Its variables, and for each the values of all turns.</param>
    public void Enter(Location keyword, IEnumerable<(string Name, IReadOnlyList<WiringValue> Values)> variables) =>
        _loops.Push((keyword, variables.Where(static each => TellsApart(each.Values)).Select(static each => $"{{{each.Name}}}").FirstOrDefault() ?? ""));

    /// <summary>Ends the innermost loop.</summary>
    public void Leave() => _loops.Pop();

    /// <summary>Counts a turn.</summary>
    /// <returns>Whether it may be made.</returns>
    public bool CountTurn() => ++_turns <= MostTurns;

    private static bool TellsApart(IReadOnlyList<WiringValue> values)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        return values.All(each => each is TextValue { Text.Constant: { } constant } && Naming.IsKebab($"x-{constant.Text}") && texts.Add(constant.Text));
    }
}

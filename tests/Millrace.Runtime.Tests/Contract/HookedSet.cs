using System.Collections;

namespace Millrace.Runtime.Tests.Contract;

/// <summary>A set that holds nothing, and does something whenever it is asked.</summary>
internal sealed class HookedSet(Action asked) : IReadOnlySet<string>
{
    public int Count => 0;

    public bool Contains(string item)
    {
        asked();
        return false;
    }

    public IEnumerator<string> GetEnumerator() => Enumerable.Empty<string>().GetEnumerator();

    public bool IsProperSubsetOf(IEnumerable<string> other) => other.Any();

    public bool IsProperSupersetOf(IEnumerable<string> other) => false;

    public bool IsSubsetOf(IEnumerable<string> other) => true;

    public bool IsSupersetOf(IEnumerable<string> other) => !other.Any();

    public bool Overlaps(IEnumerable<string> other) => false;

    public bool SetEquals(IEnumerable<string> other) => !other.Any();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

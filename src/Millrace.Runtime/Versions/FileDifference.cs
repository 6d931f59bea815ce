using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>How two versions of files from outside differ, by their names below the folders that they are told from, which may be two.</summary>
public sealed record FileDifference
{
    /// <summary>The names that the later version alone has, in order.</summary>
    public required ImmutableArray<string> Added { get; init; }

    /// <summary>The names that the earlier version alone has, in order.</summary>
    public required ImmutableArray<string> Removed { get; init; }

    /// <summary>The names of those that hold something else, in order.</summary>
    public required ImmutableArray<string> Changed { get; init; }

    /// <summary>How many are the same.</summary>
    public required int Same { get; init; }

    /// <summary>Compares two versions.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    public static FileDifference Between(DataVersion before, DataVersion after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        Dictionary<string, DataFile> earlier = Named(before), later = Named(after);
        return new FileDifference
        {
            Added = [.. later.Keys.Where(name => !earlier.ContainsKey(name)).Order(StringComparer.Ordinal)],
            Removed = [.. earlier.Keys.Where(name => !later.ContainsKey(name)).Order(StringComparer.Ordinal)],
            Changed =
            [
                .. later.Where(each => earlier.TryGetValue(each.Key, out DataFile? file) && file.Digest != each.Value.Digest)
                    .Select(static each => each.Key).Order(StringComparer.Ordinal),
            ],
            Same = later.Count(each => earlier.TryGetValue(each.Key, out DataFile? file) && file.Digest == each.Value.Digest),
        };
    }

    private static Dictionary<string, DataFile> Named(DataVersion version)
    {
        var named = new Dictionary<string, DataFile>(StringComparer.Ordinal);
        foreach (DataFile file in version.Sources)
            named[version.NameOf(file)] = file;
        return named;
    }
}

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>Edits of programs, and what they do to the fingerprint of <c>Entry.Run</c>.</summary>
internal static class Edit
{
    /// <summary>A program.</summary>
    /// <param name="members">The members of <c>Entry</c>.</param>
    /// <param name="types">Its other types.</param>
    public static string Program(string members, string types = "") => $"public static class Entry {{ {members} }} {types}";

    /// <summary>Demands that an edit changes the fingerprint.</summary>
    public static void Changes(string what, string before, string after, string source) => Changes(what, before, after, ("Program", source));

    /// <summary>Demands that an edit of one of several assemblies changes the fingerprint.</summary>
    public static void Changes(string what, string before, string after, params (string Name, string Source)[] sources)
    {
        (CodeFingerprint old, CodeFingerprint now) = Take(before, after, sources);

        Assert.True(old.Digest != now.Digest, $"{what}: of {string.Join(", ", now.Parts.Select(static each => each.Name))} nothing changed");
    }

    /// <summary>Demands that an edit keeps the fingerprint, and that nothing stands in the way of trusting it.</summary>
    public static void Keeps(string what, string before, string after, string source)
    {
        (CodeFingerprint old, CodeFingerprint now) = Take(before, after, [("Program", source)]);

        Assert.True(old.Digest == now.Digest, $"{what}: {string.Join(", ", now.Parts.Except(old.Parts))}");
        Assert.Empty(now.Obstacles);
    }

    private static (CodeFingerprint Before, CodeFingerprint After) Take(string before, string after, (string Name, string Source)[] sources)
    {
        Assert.Contains(sources, each => each.Source.Contains(before, StringComparison.Ordinal));
        return (
            FingerprintedSource.Take(sources),
            FingerprintedSource.Take([.. sources.Select(each => (each.Name, each.Source.Replace(before, after, StringComparison.Ordinal)))]));
    }
}

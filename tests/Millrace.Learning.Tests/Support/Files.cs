namespace Millrace.Learning.Tests.Support;

/// <summary>The files of a folder, to compare and to damage.</summary>
internal static class Files
{
    /// <summary>Relative name and content of every file, one text that is equal exactly where all bytes are.</summary>
    public static string Fingerprint(string folder) => string.Join("\n", Names(folder)
        .Select(name => $"{name} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name))))}"));

    public static string[] Names(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Replaces a text in a file that holds it.</summary>
    public static void Edit(string file, string from, string to)
    {
        string text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }
}

using System.Runtime.CompilerServices;
using System.Text;

namespace Millrace.Testing;

/// <summary>
/// Compares texts with files beside the test, by the conventions of Verify: <c>Class.Method.verified.txt</c> holds what was accepted,
/// <c>Class.Method.received.txt</c> is written on a mismatch. A received file that is right is renamed to the verified one; with the
/// environment variable <c>MILLRACE_ACCEPT_SNAPSHOTS=1</c> that happens by itself.
/// </summary>
public static class Snapshot
{
    /// <summary>The environment variable that accepts every text as it comes.</summary>
    public const string AcceptVariable = "MILLRACE_ACCEPT_SNAPSHOTS";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Compares a text with its snapshot. Line ends do not count.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Tells several snapshots of one test apart; null for the only one.</param>
    /// <param name="extension">The files' extension, without the dot.</param>
    /// <param name="sourceFile">The test's file; the compiler gives it.</param>
    /// <param name="member">The test's name; the compiler gives it.</param>
    /// <exception cref="SnapshotException">The text differs, or no snapshot exists yet; the received file was written.</exception>
    public static void Match(
        string text,
        string? name = null,
        string extension = "txt",
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string member = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        string stem = Path.Combine(
            Path.GetDirectoryName(sourceFile) ?? "",
            name is null ? $"{Path.GetFileNameWithoutExtension(sourceFile)}.{member}" : $"{Path.GetFileNameWithoutExtension(sourceFile)}.{member}.{name}");
        string verified = $"{stem}.verified.{extension}";
        string received = $"{stem}.received.{extension}";

        string actual = Normalize(text);
        string? expected = File.Exists(verified) ? Normalize(File.ReadAllText(verified)) : null;
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllText(verified, actual, s_utf8);
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual, s_utf8);
        throw new SnapshotException(expected is null
            ? $"There is no snapshot yet. Look at {received} and, where it is right, rename it to {verified}.\n\n{actual}"
            : $"{Difference(expected, actual)}\nLook at {received} and, where it is right, rename it to {verified}.");
    }

    // Editors end files with a line feed; a text with and one without it are the same snapshot.
    private static string Normalize(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static string Difference(string expected, string actual)
    {
        string[] before = expected.Split('\n');
        string[] after = actual.Split('\n');
        int line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line])
            line++;

        return $"The text differs from its snapshot at line {line + 1}:\n  expected: {Line(before, line)}\n  actual:   {Line(after, line)}";
    }

    private static string Line(string[] lines, int index) => index < lines.Length ? lines[index] : "(end of text)";
}

namespace Millrace.Compiler;

/// <summary>
/// Writes what no program can hold, so that an unsound one does not build, whatever is switched off: a member whose name is too long. C# says so
/// (CS7013) when it writes the program, which it does when nobody had an objection, so no other error gets a second one beside it.
/// </summary>
public static class RefusalEmitter
{
    private const int TooLong = 1_100;

    /// <summary>A file that refuses a program whose errors were suppressed, as <c>SuppressMessage</c> does.</summary>
    public static string Emit(IEnumerable<string> ids) => SourceWriter.File(writer =>
        writer.Block("file static class Refusal", () => Write(writer, $"{string.Join("_", ids)}_cannot_be_suppressed")));

    /// <summary>Writes a member that refuses the program, whose name says why.</summary>
    public static void Write(SourceWriter writer, string why) => writer.Line($"private static void {why.PadRight(TooLong, '_')}() {{ }}");
}

namespace Millrace.Compiler;

/// <summary>
/// Writes what no program can hold, so that a pipeline whose <c>Define</c> could not be followed does not build where analyzers are off: a member
/// whose name is too long. C# says so (CS7013) when it writes the program, which it does when nobody had an objection, so no other error gets a
/// second one beside it.
/// </summary>
internal static class RefusalEmitter
{
    private const int TooLong = 1_100;

    public static void Emit(SourceWriter writer, PlanModel plan) =>
        writer.Line($"private static void {$"MR0321_Define_of_{plan.Declaration.Name.TrimStart('@')}_could_not_be_compiled".PadRight(TooLong, '_')}() {{ }}");
}

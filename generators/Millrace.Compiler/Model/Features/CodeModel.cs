namespace Millrace.Compiler;

/// <summary>Code of the user's own that features are computed by.</summary>
/// <param name="Set">The feature set, as generated code spells it; empty where the type is a library's for any of them.</param>
/// <param name="Name">The name of the method, or the type as generated code spells it; of a library the type's id.</param>
/// <param name="Hash">What tells whether it was edited, or anything in the program that it uses.</param>
public sealed record CodeModel(string Set, string Name, string Hash);

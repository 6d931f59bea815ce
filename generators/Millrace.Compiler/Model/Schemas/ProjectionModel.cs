namespace Millrace.Compiler;

/// <summary>Another schema whose columns a schema has all of.</summary>
/// <param name="Method">The name of the method that gives the view: <c>AsOpenTrip</c>.</param>
/// <param name="Type">The other schema as generated code spells it.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsPublic">Whether code of other assemblies may name both.</param>
public sealed record ProjectionModel(string Method, string Type, string Name, bool IsPublic);

namespace Millrace.Runtime;

/// <summary>Which methods of the program write its static fields, static initialisers aside. All code is read for it, when first asked.</summary>
internal sealed class StaticWriters(CodeProgram program, MethodReader methods)
{
    private ILookup<FieldId, MethodId>? _writers;

    /// <summary>The methods that write a field.</summary>
    public IEnumerable<MethodId> Of(FieldId field) => (_writers ??= Find())[field];

    private ILookup<FieldId, MethodId> Find() => program.Modules
        .SelectMany(static module => module.Metadata.MethodDefinitions.Select(each => new MethodId(module, each)))
        .Where(static method => !method.IsNumbered && method.Name != ".cctor")
        .SelectMany(method => methods.Read(method).Writes.Select(field => (Field: field, Method: method)))
        .ToLookup(static each => each.Field, static each => each.Method);
}

namespace Millrace.Runtime;

/// <summary>
/// Which methods of the program write its static fields or change the objects in them, their own initialisers aside. All code is read for it, when
/// first asked. A method that nothing calls writes nothing.
/// </summary>
internal sealed class StaticWriters(CodeProgram program, MethodReader methods, TypeShapes shapes)
{
    private readonly Dictionary<MethodId, bool> _changing = [];
    private ILookup<FieldId, MethodId>? _writers;
    private ILookup<MethodId, MethodId>? _callers;

    /// <summary>The methods that write a field or change what it holds.</summary>
    public IEnumerable<MethodId> Of(FieldId field)
    {
        Read();
        return _writers![field];
    }

    /// <summary>The methods that call one.</summary>
    public IEnumerable<MethodId> Callers(MethodId method)
    {
        Read();
        return _callers![method];
    }

    private void Read()
    {
        if (_writers is not null)
            return;
        MethodId[] all = [.. program.Modules.SelectMany(static module => module.Metadata.MethodDefinitions.Select(each => new MethodId(module, each))).Where(static method => !method.IsNumbered)];
        _callers = all.SelectMany(caller => methods.Read(caller).Calls.Select(called => (called, caller))).Where(static each => each.called != each.caller).ToLookup(static each => each.called, static each => each.caller);
        _writers = all.Where(MayRun).SelectMany(method => Written(method).Distinct().Select(field => (Field: field, Method: method)))
            .Where(static each => each.Method.Name != ".cctor" || each.Method.Owner != each.Field.Owner)
            .ToLookup(static each => each.Field, static each => each.Method);
    }

    /// <summary>A static method that the program calls nowhere does not run.</summary>
    private bool MayRun(MethodId method) => !method.IsStatic || method.Name is ".cctor" or "Main" or "<Main>$" || _callers![method].Any();

    private IEnumerable<FieldId> Written(MethodId method)
    {
        MethodSummary summary = methods.Read(method);
        return summary.State.Writes.Concat(summary.State.Held.Where(field => Changes(summary, field)));
    }

    private bool Changes(MethodSummary summary, FieldId field)
    {
        CodeType type = field.Definition.DecodeSignature(program.Names(field.Module), null);
        StateUse state = summary.State;
        if (type.Definition is not TypeId own)
            return type.IsArray ? state.ChangesArrays : state.ChangedCollections.Any(each => each == type.Name || IsInterface(each));
        return state.ChangedTypes.Any(shapes.Ancestors(own).Contains)
            || summary.Calls.Any(called => !called.IsStatic && !called.IsConstructor && shapes.Ancestors(own).Contains(called.Owner) && IsChanging(called));
    }

    /// <summary>Whether a method changes its object, itself or by what it calls of the same type.</summary>
    private bool IsChanging(MethodId method)
    {
        if (!_changing.TryGetValue(method, out bool changes))
        {
            _changing[method] = false;
            MethodSummary summary = methods.Read(method);
            changes = method.IsAbstract || summary.State.ChangesObjects || summary.Calls.Any(each => each.Owner == method.Owner && !each.IsConstructor && IsChanging(each));
            _changing[method] = changes;
        }

        return changes;
    }

    private static bool IsInterface(string collection) => collection.LastIndexOf('.') is var dot && collection.Length > dot + 2 && collection[dot + 1] == 'I' && char.IsUpper(collection[dot + 2]);
}

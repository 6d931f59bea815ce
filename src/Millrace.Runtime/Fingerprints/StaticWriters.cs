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
        IEnumerable<MethodId> declared =
            program.Modules.SelectMany(static module => module.Metadata.MethodDefinitions.Select(each => new MethodId(module, each)));
        MethodId[] all = [.. declared.Where(static method => !method.IsNumbered)];
        _callers = all.SelectMany(caller => methods.Read(caller).Calls.Select(called => (Called: called, Caller: caller)))
            .Where(static each => each.Called != each.Caller).ToLookup(static each => each.Called, static each => each.Caller);
        _writers = all.Where(MayRun).SelectMany(method => Written(method).Distinct().Select(field => (Field: field, Method: method)))
            .Where(static each => each.Method.Name != ".cctor" || each.Method.Owner != each.Field.Owner)
            .ToLookup(static each => each.Field, static each => each.Method);
    }

    /// <summary>A static method that the program calls nowhere does not run.</summary>
    private bool MayRun(MethodId method) => !method.IsStatic || method.Name is ".cctor" or "Main" or "<Main>$" || _callers![method].Any();

    private IEnumerable<FieldId> Written(MethodId method)
    {
        StateUse state = methods.Read(method).State;
        return state.Writes.Concat(state.HandedOn.Where(each => IsChanging(each.Method)).Select(static each => each.Field));
    }

    /// <summary>Whether a method changes objects that it is given, itself, by what it hands them to, or by what may run in its place.</summary>
    private bool IsChanging(MethodId method)
    {
        if (!_changing.TryGetValue(method, out bool changes))
        {
            _changing[method] = false;
            StateUse state = methods.Read(method).State;
            changes = state.ChangesObjects || state.PassesOn.Any(IsChanging)
                || (method.IsVirtual && shapes.Below(method.Owner).SelectMany(each => shapes.Implementations(each, method)).Any(IsChanging));
            _changing[method] = changes;
        }

        return changes;
    }
}

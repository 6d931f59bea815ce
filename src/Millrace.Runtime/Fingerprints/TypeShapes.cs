namespace Millrace.Runtime;

/// <summary>The types of a program, each read once, and which of their methods stand for which.</summary>
internal sealed class TypeShapes(CodeProgram program)
{
    private readonly Dictionary<TypeId, TypeShape> _shapes = [];

    /// <summary>A type.</summary>
    public TypeShape Of(TypeId type)
    {
        if (!_shapes.TryGetValue(type, out TypeShape? shape))
        {
            shape = new TypeShape(program, type);
            _shapes.Add(type, shape);
        }

        return shape;
    }

    /// <summary>A type and those of the program that it derives from, itself first.</summary>
    public IEnumerable<TypeShape> WithBases(TypeId type)
    {
        for (TypeId? level = type; level is TypeId own; level = Of(own).Parent?.Definition)
            yield return Of(own);
    }

    /// <summary>
    /// The methods of an object that others outside of the program may call: what overrides or implements something of theirs. Where that cannot be told
    /// apart, it counts as such.
    /// </summary>
    public IEnumerable<MethodId> CallableFromOutside(TypeId type)
    {
        TypeShape[] levels = [.. WithBases(type)];
        for (int i = 0; i < levels.Length; i++)
        {
            TypeShape level = levels[i];
            bool implementsOthers = AllInterfaces(level).Any(static each => each.Definition is null);
            foreach (MethodId method in level.Virtual)
            {
                bool overridesOthers = !method.IsNewSlot && !levels.Skip(i + 1).Any(parent => parent.Virtual.Any(each => IsAlike(each, method)));
                if (overridesOthers || (method.IsNewSlot && implementsOthers))
                    yield return method;
            }

            foreach ((MethodId body, MethodId? declaration) in level.Explicit)
            {
                if (declaration is null)
                    yield return body;
            }
        }
    }

    /// <summary>The methods of an object that may run where a virtual method of the program is called.</summary>
    public IEnumerable<MethodId> Implementations(TypeId type, MethodId called)
    {
        TypeShape[] levels = [.. WithBases(type)];
        bool isInterface = (called.Owner.Definition.Attributes & System.Reflection.TypeAttributes.Interface) != 0;
        if (isInterface ? !levels.SelectMany(AllInterfaces).Any(each => each.Definition == called.Owner) : !levels.Any(each => each.Type == called.Owner))
            yield break;

        foreach (TypeShape level in levels)
        {
            foreach ((MethodId body, MethodId? declaration) in level.Explicit)
            {
                if (declaration == called)
                    yield return body;
            }

            foreach (MethodId method in level.Virtual)
            {
                if (IsAlike(method, called))
                    yield return method;
            }
        }

        if (isInterface)
        {
            // Interfaces may implement others' methods.
            foreach (TypeId other in levels.SelectMany(AllInterfaces).Select(static each => each.Definition).OfType<TypeId>())
            {
                foreach ((MethodId body, MethodId? declaration) in Of(other).Explicit)
                {
                    if (declaration == called)
                        yield return body;
                }
            }
        }
    }

    /// <summary>What a type implements, with what follows from it.</summary>
    private IEnumerable<CodeType> AllInterfaces(TypeShape shape) =>
        shape.Interfaces.Concat(shape.Interfaces.Where(static each => each.Definition is not null).SelectMany(each => AllInterfaces(Of(each.Definition!.Value))));

    private static bool IsAlike(MethodId left, MethodId right) => left.Name == right.Name && left.ParameterCount == right.ParameterCount;
}

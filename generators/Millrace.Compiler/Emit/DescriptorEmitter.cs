namespace Millrace.Compiler;

/// <summary>Writes <c>Descriptor</c>: what the runtime knows of a component, and how it runs it.</summary>
internal static class DescriptorEmitter
{
    /// <summary>The class that holds the descriptor. The runtime knows the name: code in it is shown as the component's own.</summary>
    private const string Holder = "MillraceDescriptor";

    private const string GetRequired = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService";
    private const string GetOptional = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetService";

    public static void Emit(SourceWriter writer, ComponentModel model)
    {
        writer.Summary("What the runtime knows of this component.");
        if (!model.Signature.IsValid)
        {
            writer.Line($"public static global::Millrace.ComponentDescriptor Descriptor => throw new global::System.InvalidOperationException({CSharp.Literal(model.Declaration.Name + " could not be compiled; see the errors of the build.")});");
            return;
        }

        writer.Line($"public static global::Millrace.ComponentDescriptor Descriptor => {Holder}.Value;");
        writer.Line();

        // A class of its own: what describes the component (texts, ranges) is then no part of the code that making one reaches.
        writer.Block($"private static class {Holder}", () =>
            writer.Block("public static readonly global::Millrace.ComponentDescriptor Value = new()", () => Members(writer, model), ";"));
    }

    private static void Members(SourceWriter writer, ComponentModel model)
    {
        ComponentSignature signature = model.Signature;
        writer.Line($"Name = {CSharp.Literal(signature.Name)},");
        writer.Line($"Type = typeof({signature.Type.FullName}),");
        if (model.Summary.Length > 0)
            writer.Line($"Summary = {CSharp.Literal(FirstSentence(model.Summary))},");
        List(writer, "Inputs", signature.Inputs.Select(Input));
        List(writer, "Outputs", signature.Outputs.Select(Output));
        ParameterEmitter.Emit(writer, signature.Parameters);
        if (model.RunArguments.Any(each => each.Kind == RunArgumentKind.Seed))
            writer.Line("UsesSeed = true,");
        if (model.Cache != "Content")
            writer.Line($"Cache = global::Millrace.CachePolicy.{model.Cache},");
        PolicyEmitter.Emit(writer, model.Policy);
        ServiceModel[] services = [.. model.Services.Where(each => each.Kind == ServiceKind.Service)];
        if (services.Length > 0)
            Services(writer, services);
        Invoke(writer, model);
    }

    private static void Services(SourceWriter writer, ServiceModel[] services)
    {
        if (services.All(each => !each.IsOptional))
        {
            writer.Line($"Services = static services => [{string.Join(", ", services.Select(each => $"{GetRequired}<{each.Type.FullName}>(services)"))}],");
            return;
        }

        writer.Block("Services = static services =>", () =>
        {
            writer.Line("var found = global::System.Collections.Immutable.ImmutableArray.CreateBuilder<object>();");
            foreach (ServiceModel service in services)
            {
                if (service.IsOptional)
                    writer.Line($"if ({GetOptional}<{service.Type.FullName}>(services) is {{ }} service{Array.IndexOf(services, service)})").Indent(() => writer.Line($"found.Add(service{Array.IndexOf(services, service)});"));
                else
                    writer.Line($"found.Add({GetRequired}<{service.Type.FullName}>(services));");
            }

            writer.Line("return found.ToImmutable();");
        }, ",");
    }

    /// <summary>
    /// Waiting is left to the runtime where it can be: a method that awaits is a class of its own to C#, and thousands of them are most of a build. Where
    /// the component is disposed of, that has to wait for Run.
    /// </summary>
    private static void Invoke(SourceWriter writer, ComponentModel model)
    {
        bool awaits = model.RunKind != RunKind.Direct;
        bool disposes = model.Disposal.Length > 0;
        bool isAsync = (awaits && disposes) || model.Disposal == "await using";
        writer.Block($"Invoke = static {(isAsync ? "async " : "")}call =>", () =>
        {
            Create(writer, model);
            string run = Call(model, "call.Input", "call.Context", "call.Seed", "call.Cancellation", "component.");
            if (awaits && !disposes)
                HandOn(writer, model, run);
            else
                HandOver(writer, model, awaits ? $"await {run}.ConfigureAwait(false)" : run, isAsync);
        }, ",");
    }

    /// <summary>Returns what is to be waited for.</summary>
    private static void HandOn(SourceWriter writer, ComponentModel model, string run)
    {
        if (model.Signature.Shape == OutputShape.Single)
            writer.Line($"return call.OutputAsync({run});");
        else if (model.Signature.Shape == OutputShape.Members)
            writer.Block($"return call.OutputsAsync({run}, static (call, outputs) =>", () => Outputs(writer, model.Signature), ");");
        else
            writer.Line(model.RunKind == RunKind.Task ? $"return new global::System.Threading.Tasks.ValueTask({run});" : $"return {run};");
    }

    private static void HandOver(SourceWriter writer, ComponentModel model, string run, bool isAsync)
    {
        if (model.Signature.Shape == OutputShape.None)
            writer.Line($"{run};");
        else if (model.Signature.Shape == OutputShape.Single)
            writer.Line($"call.Output(0, {run});");
        else
            writer.Line($"{model.ReturnType} outputs = {run};");
        if (model.Signature.Shape == OutputShape.Members)
            Outputs(writer, model.Signature);
        if (!isAsync)
            writer.Line("return default;");
    }

    private static void Outputs(SourceWriter writer, ComponentSignature signature)
    {
        for (int i = 0; i < signature.Outputs.Count; i++)
            writer.Line($"call.Output({i}, outputs.{signature.Outputs[i].Member});");
    }

    private static void Create(SourceWriter writer, ComponentModel model)
    {
        string type = model.Signature.Type.FullName;
        string create = $"{(model.Disposal.Length > 0 ? model.Disposal + " " : "")}var component = new {type}({string.Join(", ", model.Services.Select(Service))})";
        if (model.Signature.Parameters.Count == 0)
        {
            writer.Line($"{create};");
            return;
        }

        writer.Block(create, () =>
        {
            for (int i = 0; i < model.Signature.Parameters.Count; i++)
            {
                ParameterModel parameter = model.Signature.Parameters[i];
                writer.Line($"{parameter.Member} = call.Parameter<{parameter.TypeName}>({i}),");
            }
        }, ";");
    }

    /// <summary>The call of Run, not waited for.</summary>
    public static string Call(ComponentModel model, string input, string context, string seed, string cancellation, string target = "")
    {
        IEnumerable<string> arguments = model.RunArguments.Select(each => each.Kind switch
        {
            RunArgumentKind.Context => context,
            RunArgumentKind.Seed => seed,
            RunArgumentKind.Cancellation => cancellation,
            _ when input == "call.Input" => InputOf(model.Signature.Inputs[each.Index], each.Index),
            _ => $"{input}{each.Index + 1}",
        });
        return $"{target}{model.RunName}({string.Join(", ", arguments)})";
    }

    private static string InputOf(InputModel input, int index) => $"call.{(input.IsOptional ? "Optional" : "")}Input{(input.IsList ? "List" : "")}<{input.Type.FullName}>({index})";

    private static string Service(ServiceModel service) => service.Kind switch
    {
        ServiceKind.Logger => $"call.Logger<{service.Type.FullName}>()",
        _ when service.IsOptional => $"{GetOptional}<{service.Type.FullName}>(call.Services)",
        _ => $"{GetRequired}<{service.Type.FullName}>(call.Services)",
    };

    /// <summary>An input as the runtime knows it.</summary>
    public static string Input(InputModel input)
    {
        string role = input.Role == InputRole.Unspecified ? "" : $", global::Millrace.InputRole.{input.Role}";
        return $"new global::Millrace.InputInfo({CSharp.Literal(input.Name)}, global::Millrace.ArtifactType.Of<{input.Type.FullName}>(){role}{(input.IsList ? ", IsList: true" : "")}){(input.IsOptional ? " { IsOptional = true }" : "")}";
    }

    /// <summary>An output as the runtime knows it.</summary>
    public static string Output(OutputModel output) =>
        $"new global::Millrace.OutputInfo({CSharp.Literal(output.Name)}, global::Millrace.ArtifactType.Of<{output.Type.FullName}>(){(output.IsHoldout ? ", IsHoldout: true" : "")})";

    /// <summary>Writes a list of an object initializer; nothing where it is empty.</summary>
    public static void List(SourceWriter writer, string name, IEnumerable<string> items)
    {
        string[] all = [.. items];
        if (all.Length == 0)
            return;
        writer.Line($"{name} =").Line("[").Indent(() =>
        {
            foreach (string item in all)
                writer.Line(item + ",");
        }).Line("],");
    }

    /// <summary>The first sentence of a text.</summary>
    public static string FirstSentence(string text)
    {
        int end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text.Substring(0, end + 1);
    }
}

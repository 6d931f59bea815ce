using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>What an expression of <c>Define</c> stands for.</summary>
internal abstract record WiringValue
{
    /// <summary>Something that has been reported, here or by C#.</summary>
    public static WiringValue Broken { get; } = new BrokenValue();

    private sealed record BrokenValue : WiringValue;
}

/// <summary>The result of a step as a whole: a tuple of outputs, or nothing.</summary>
internal sealed record StepValue(int Step) : WiringValue;

/// <summary>One output of a step.</summary>
internal sealed record OutputValue(int Step, int Output, TypeRef Type, EquatableArray<ViewModel> Views) : WiringValue;

/// <summary>A list of outputs.</summary>
internal sealed record ListValue(EquatableArray<OutputValue> Items) : WiringValue;

/// <summary>A value that is known before the run.</summary>
internal sealed record TextValue(ExpressionText Text) : WiringValue;

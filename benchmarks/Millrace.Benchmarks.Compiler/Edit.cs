namespace Millrace.Benchmarks.Compiler;

/// <summary>What is typed.</summary>
public enum Edit
{
    /// <summary>A comment in the body of a component's Run.</summary>
    Body,

    /// <summary>An attribute of a component's class: the component is read again, and the pipelines that use it.</summary>
    Component,

    /// <summary>A constant in a pipeline's Define.</summary>
    Define,

    /// <summary>A column's name in a schema that an eighth of all components and pipelines work on.</summary>
    Schema,

    /// <summary>A new file with a class that nobody uses.</summary>
    File,

    /// <summary>A new file whose class is the first of a namespace.</summary>
    Namespace,

    /// <summary>The value of a constant in a project beside this one, which a component names.</summary>
    Project,
}

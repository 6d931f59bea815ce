namespace Millrace.Torch;

/// <summary>Changes a network's weights by their gradients.</summary>
internal interface IWeightUpdate : IDisposable
{
    /// <summary>Sets all gradients to zero.</summary>
    void Clear();

    /// <summary>Takes a step.</summary>
    void Step();
}

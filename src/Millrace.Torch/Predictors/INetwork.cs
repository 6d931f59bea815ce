using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>
/// A network of a program's own whose models can be saved and loaded: its weights are kept by name, and it is made anew from its description. Register
/// it with <see cref="TorchServiceCollectionExtensions.AddTorchNetwork"/>.
/// </summary>
/// <typeparam name="TSelf">The network: rows × numbers in, one number a row out.</typeparam>
public interface INetwork<TSelf>
    where TSelf : nn.Module<Tensor, Tensor>, INetwork<TSelf>
{
    /// <summary>The name of its format in kebab case, kept in model files; no other network of the program has it.</summary>
    static abstract string FormatName { get; }

    /// <summary>All that is needed to make it again but its weights, in whatever form <see cref="Create"/> reads; JSON, say.</summary>
    string Description { get; }

    /// <summary>Makes a network with any weights.</summary>
    /// <param name="width">Numbers a row.</param>
    /// <param name="description">What <see cref="Description"/> gave.</param>
    /// <exception cref="FormatException">The description is none.</exception>
    static abstract TSelf Create(int width, string description);
}

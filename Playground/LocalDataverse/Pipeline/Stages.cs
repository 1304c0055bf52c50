namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>The platform's numbers for the places in the pipeline.</summary>
internal static class Stages
{
    public const int PreValidation = 10;
    public const int Pre = 20;
    public const int Main = 30;
    public const int Post = 40;
}

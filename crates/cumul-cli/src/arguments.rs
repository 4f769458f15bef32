//! What is typed on the command line, with help and faults in French.

use std::process::ExitCode;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Parser, Subcommand, ValueEnum};
use cumul::Month;

const MODELE: &str = "{about-with-newline}\nUtilisation : {usage}\n\n{all-args}{after-help}";

/// Ce que vous gardez si vous travaillez, mois par mois et au centime.
#[derive(Parser)]
#[command(
    name = "cumul",
    version,
    help_template = MODELE,
    subcommand_value_name = "COMMANDE",
    subcommand_help_heading = "Commandes",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Affiche l'aide.
    #[arg(short = 'h', long = "aide", alias = "help", action = clap::ArgAction::Help, global = true, help_heading = "Options")]
    aide: Option<bool>,
    /// Affiche la version.
    #[arg(short = 'V', long = "version", action = clap::ArgAction::Version, help_heading = "Options")]
    version: Option<bool>,
}

/// What to do.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Calcule une situation, mois par mois.
    #[command(help_template = MODELE)]
    Simulate {
        /// Fichier YAML ou JSON de la situation ; « - » pour l'entrée standard.
        #[arg(
            value_name = "FICHIER",
            help_heading = "Arguments",
            required_unless_present = "situation",
            conflicts_with = "situation"
        )]
        fichier: Option<String>,
        /// Nom d'une lecture par situation, à la place du fichier (voir « cumul situations »).
        #[arg(long, value_name = "NOM", help_heading = "Options")]
        situation: Option<String>,
        /// Tableau des missions (CSV) : date, encaissement, montant, statut et jours, une mission par ligne.
        #[arg(long, value_name = "TABLEAU", help_heading = "Options")]
        missions: Option<String>,
        /// Forme de la réponse.
        #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORME", help_heading = "Options", hide_default_value = true, hide_possible_values = true, long_help = "Forme de la réponse : text (une page à lire), json ou csv.")]
        format: Format,
        /// Donne chaque étape du raisonnement, avec son article.
        #[arg(long, help_heading = "Options")]
        explain: bool,
        /// Mois expliqué (AAAA-MM) ; sans lui, les mois où quelque chose change.
        #[arg(
            long,
            value_name = "MOIS",
            requires = "explain",
            help_heading = "Options"
        )]
        mois: Option<Month>,
        /// Sans les barres, par exemple pour un lecteur d'écran.
        #[arg(long, help_heading = "Options")]
        sans_barre: bool,
    },
    /// Vérifie une situation et liste toutes ses fautes.
    #[command(help_template = MODELE)]
    Check {
        /// Fichier YAML ou JSON de la situation ; « - » pour l'entrée standard.
        #[arg(value_name = "FICHIER", help_heading = "Arguments")]
        fichier: String,
        /// Tableau des missions (CSV) : date, encaissement, montant, statut et jours, une mission par ligne.
        #[arg(long, value_name = "TABLEAU", help_heading = "Options")]
        missions: Option<String>,
        /// Forme de la réponse : text ou json.
        #[arg(long, value_enum, default_value_t = Sortie::Text, value_name = "FORME", help_heading = "Options", hide_default_value = true, hide_possible_values = true)]
        format: Sortie,
    },
    /// Dit quels statuts sont possibles, pourquoi, et quoi faire.
    #[command(help_template = MODELE)]
    Advise {
        #[command(flatten)]
        demande: DemandeConseil,
        /// Calcule ce que laisse chaque statut possible, quand le moteur sait le faire.
        #[arg(long, help_heading = "Options")]
        simulate: bool,
        /// Pose d'abord les questions utiles, une par une.
        #[arg(long, help_heading = "Options")]
        questions: bool,
        /// Forme de la réponse : text ou json.
        #[arg(long, value_enum, default_value_t = Sortie::Text, value_name = "FORME", help_heading = "Options", hide_default_value = true, hide_possible_values = true)]
        format: Sortie,
    },
    /// Donne la prochaine question utile, et ce que les réponses ont décidé.
    #[command(help_template = MODELE)]
    Question {
        #[command(flatten)]
        demande: DemandeConseil,
        /// Forme de la réponse : text ou json.
        #[arg(long, value_enum, default_value_t = Sortie::Text, value_name = "FORME", help_heading = "Options", hide_default_value = true, hide_possible_values = true)]
        format: Sortie,
    },
    /// Liste les lectures par situation, avec leurs points d'attention.
    #[command(help_template = MODELE)]
    Situations {
        /// Forme de la réponse : text ou json.
        #[arg(long, value_enum, default_value_t = Sortie::Text, value_name = "FORME", help_heading = "Options", hide_default_value = true, hide_possible_values = true)]
        format: Sortie,
    },
    /// Donne les listes à cocher : contrats, devis, factures.
    #[command(help_template = MODELE)]
    Documents {
        /// Nom d'une liste ; sans lui, les noms de toutes.
        #[arg(value_name = "NOM", help_heading = "Arguments")]
        nom: Option<String>,
        /// Forme : text (Markdown), html ou json.
        #[arg(long, value_enum, default_value_t = Page::Text, value_name = "FORME", help_heading = "Options", hide_default_value = true, hide_possible_values = true)]
        format: Page,
    },
    /// Compare ce que le prix d'une mission devient sous chaque statut, et écrit le devis.
    #[command(help_template = MODELE)]
    Quote {
        /// Fichier YAML ou JSON de la mission ; « - » pour l'entrée standard.
        #[arg(value_name = "FICHIER", help_heading = "Arguments")]
        fichier: String,
        /// Forme de la réponse.
        #[arg(long, value_enum, default_value_t = FormeDevis::Text, value_name = "FORME", help_heading = "Options", hide_default_value = true, hide_possible_values = true, long_help = "Forme de la réponse : text (un tableau à lire), json, csv, markdown ou html.")]
        format: FormeDevis,
        /// Écrit le devis ou la proposition d'un statut, à la place du tableau : micro_entreprise, portage_salarial, cdd_usage, vacation_publique, esat ou benevolat. En Markdown, ou en page avec --format html.
        #[arg(long, value_name = "STATUT", help_heading = "Options")]
        devis: Option<String>,
    },
    /// Liste les règles de droit, avec leur article.
    #[command(help_template = MODELE)]
    Rules {
        /// Forme de la réponse : text ou json.
        #[arg(long, value_enum, default_value_t = Sortie::Text, value_name = "FORME", help_heading = "Options", hide_default_value = true, hide_possible_values = true)]
        format: Sortie,
    },
    /// Liste les montants et les taux de la loi, avec leur source.
    #[command(help_template = MODELE)]
    Parameters {
        /// Mois (AAAA-MM) ; sans lui, toutes les valeurs.
        #[arg(long, value_name = "MOIS", help_heading = "Options")]
        at: Option<Month>,
        /// Forme de la réponse : text ou json.
        #[arg(long, value_enum, default_value_t = Sortie::Text, value_name = "FORME", help_heading = "Options", hide_default_value = true, hide_possible_values = true)]
        format: Sortie,
    },
    /// Donne le schéma JSON de la demande et de la réponse.
    #[command(help_template = MODELE)]
    Schema,
}

/// What is known before an advice.
#[derive(clap::Args)]
pub(crate) struct DemandeConseil {
    /// Fichier YAML ou JSON : une situation, ou { faits, situation } ; « - » pour l'entrée standard.
    #[arg(
        value_name = "FICHIER",
        help_heading = "Arguments",
        conflicts_with = "situation"
    )]
    pub(crate) fichier: Option<String>,
    /// Nom d'une lecture par situation, à la place du fichier (voir « cumul situations »).
    #[arg(long, value_name = "NOM", help_heading = "Options")]
    pub(crate) situation: Option<String>,
    /// Un fait connu, par exemple client=association ; peut être répété.
    #[arg(long = "fait", value_name = "NOM=VALEUR", help_heading = "Options")]
    pub(crate) faits: Vec<String>,
    /// En phrases simples.
    #[arg(long, help_heading = "Options")]
    pub(crate) simple: bool,
}

/// The form of a checklist.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    Text,
    Html,
    Json,
}

impl ValueEnum for Page {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Text, Self::Html, Self::Json]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Json => "json",
        }))
    }
}

/// The form of an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
    Csv,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Text, Self::Json, Self::Csv]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Csv => "csv",
        }))
    }
}

/// The form of a quote.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormeDevis {
    Text,
    Json,
    Csv,
    Markdown,
    Html,
}

impl ValueEnum for FormeDevis {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Text,
            Self::Json,
            Self::Csv,
            Self::Markdown,
            Self::Html,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }))
    }
}

/// The form of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sortie {
    Text,
    Json,
}

impl ValueEnum for Sortie {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Text, Self::Json]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Text => "text",
            Self::Json => "json",
        }))
    }
}

/// Reads the command line; prints help, version or what is wrong.
pub(crate) fn parse() -> Result<Command, ExitCode> {
    Cli::try_parse()
        .map(|cli| cli.command)
        .map_err(|error| match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                let _ = error.print();
                ExitCode::SUCCESS
            }
            _ => {
                eprintln!("{}", in_french(&error));
                eprintln!("Pour l'aide : cumul --aide");
                ExitCode::from(2)
            }
        })
}

fn in_french(error: &clap::Error) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let allowed = || {
        let values = text(ContextKind::ValidValue);
        if values.is_empty() {
            String::new()
        } else {
            format!(" Attendu : {values}.")
        }
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => format!(
            "« {} » n'est pas une commande. Commandes : simulate, check, advise, question, situations, documents, quote, rules, parameters, schema.",
            text(ContextKind::InvalidSubcommand)
        ),
        ErrorKind::UnknownArgument => format!(
            "« {} » n'est pas attendu ici.",
            text(ContextKind::InvalidArg)
        ),
        ErrorKind::MissingRequiredArgument => {
            format!("Il manque : {}.", text(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue => format!(
            "« {} » n'est pas accepté pour {}.{}",
            text(ContextKind::InvalidValue),
            text(ContextKind::InvalidArg),
            allowed()
        ),
        ErrorKind::ValueValidation => format!(
            "« {} » n'est pas accepté pour {}. Attendu : un mois écrit AAAA-MM.",
            text(ContextKind::InvalidValue),
            text(ContextKind::InvalidArg)
        ),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "Dites quoi faire : simulate, check, advise, question, situations, documents, quote, rules, parameters ou schema.".into()
        }
        ErrorKind::ArgumentConflict => {
            format!(
                "{} est donné deux fois ou ne va pas avec le reste.",
                text(ContextKind::InvalidArg)
            )
        }
        _ => "La commande n'est pas comprise.".into(),
    }
}

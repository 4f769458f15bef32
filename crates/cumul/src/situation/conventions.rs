//! Which reading of a disputed rule is taken, and amendments to the law.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use rust_decimal::Decimal;

use super::lecture::{Faults, Read, Schema, choice, group, object, text};
use super::node::{Node, Value};
use crate::calendar::Month;
use crate::error::SituationError;
use crate::parameters::Legislation;

choice! {
    /// Professional expenses before the 80/40 abatement of the AAH.
    AahFrais {
        /// No deduction: CNAF table, what is paid.
        Aucune = "aucune",
        /// The flat 10 % (Conseil d'État, 1 April 2019, n° 421160).
        Forfait10 = "forfait_10",
        /// Real expenses (same decision).
        FraisReels = "frais_reels",
    }
}

choice! {
    /// What the six months of full cumul protect.
    AahSixMois {
        /// Months of right, from the month work starts.
        MoisDeDroit = "mois_de_droit",
        /// Income of the six months, wherever it falls in a reference quarter.
        MoisDeRevenu = "mois_de_revenu",
    }
}

choice! {
    /// How a pension is set against the AAH.
    AahSubsidiarite {
        /// In full.
        SansAbattement = "sans_abattement",
        /// After the tax abatements (CA Aix-en-Provence, 7 February 2025).
        AvecAbattements = "avec_abattements",
    }
}

choice! {
    /// A return to work when six months were used in the last twelve.
    AahReprise {
        /// Months come back one by one as old ones slide out.
        MoisParMois = "mois_par_mois",
        /// No month for this return.
        Refus = "refus",
    }
}

choice! {
    /// On which month the quarters of the AAH are anchored.
    AahAncre {
        /// The month of the claim.
        Demande = "demande",
        /// The first month of right.
        Ouverture = "ouverture",
    }
}

choice! {
    /// How sickness daily benefits count in the AAH.
    AahIj {
        /// As pay (CNAF table).
        Assimilees = "assimilees",
        /// In full after 10 %.
        NonAssimilees = "non_assimilees",
    }
}

choice! {
    /// Until when an abatement for reduced hours runs (R. 821-4-3).
    AahFinReduction {
        /// The period in which the change occurred, and the next.
        PeriodeDuChangement = "periode_du_changement",
        /// The period in which the abatement starts, and the next.
        PremierJourDEffet = "premier_jour_d_effet",
    }
}

choice! {
    /// The CEG share of an ESAT worker.
    EsatCeg {
        /// Due.
        Due = "due",
        /// Exempt, as the AGFF it replaced.
        Exoneree = "exoneree",
    }
}

choice! {
    /// Calendar of the control of a pension d'invalidité.
    InvaliditeControle {
        /// Each month.
        Mensuel = "mensuel",
        /// Each quarter.
        Trimestriel = "trimestriel",
    }
}

choice! {
    /// Until when a pension d'invalidité is kept by work after 62.
    InvaliditeApres62 {
        /// Until the work stops.
        FinActivite = "fin_activite",
        /// Until the retraite is claimed.
        DemandeRetraite = "demande_retraite",
    }
}

choice! {
    /// When the ACRE of a micro-entreprise ends.
    MicroAcreFin {
        /// With the third civil quarter after the one of the creation (Urssaf).
        Trimestres = "trimestres",
        /// Twelve months after the creation (CSS L. 131-6-4, II).
        DouzeMois = "douze_mois",
    }
}

choice! {
    /// What the control of a pension d'invalidité counts of a micro-entreprise.
    InvaliditeMicro {
        /// Receipts after the flat abatement, as the tax notice shows them.
        Benefice = "benefice",
        /// Receipts.
        Recettes = "recettes",
    }
}

choice! {
    /// What the ASI counts of a micro-entreprise.
    AsiMicro {
        /// Receipts less real charges (CSS R. 815-24).
        ChargesReelles = "charges_reelles",
        /// Receipts less the flat abatement.
        Abattement = "abattement",
    }
}

choice! {
    /// Earnings of the reference months that came before the pension (R. 341-17).
    InvaliditeRevenusAnterieurs {
        /// Counted.
        Comptes = "comptes",
        /// Only income of an activity after the pension counts.
        Exclus = "exclus",
    }
}

choice! {
    /// What the control of a pension d'invalidité counts of a pay with contributions on a flat base.
    InvaliditeFormateur {
        /// The real gross pay.
        PaieReelle = "paie_reelle",
        /// The flat base, up to the plafond (letter of R. 341-4, al. 4).
        BaseForfaitaire = "base_forfaitaire",
    }
}

choice! {
    /// When the maximum of a pension d'invalidité applies (R. 341-5, al. 2).
    InvaliditeMaximum {
        /// At the attribution only.
        Attribution = "attribution",
        /// In each month, after the revalorisations too.
        ChaqueMois = "chaque_mois",
    }
}

choice! {
    /// From which right the scale of April 2026 of the prime d'activité acts (R. 843-1).
    PrimeActiviteBareme {
        /// From the right of April 2026, for all its reference months.
        Droit = "droit",
        /// In each reference month, as the other changes.
        Reference = "reference",
    }
}

choice! {
    /// Legal age and duration that open the full cumul of a pension from before September 2026.
    CumulIntegral {
        /// Those of the law of the date of effect.
        DateEffet = "date_effet",
        /// Those of the law in force.
        LoiEnVigueur = "loi_en_vigueur",
    }
}

choice! {
    /// In which month the end of the protection of article 269 of the LF 2019 is read.
    PrimeActiviteAssimilation {
        /// In the month of right.
        Droit = "droit",
        /// In each reference month.
        Reference = "reference",
    }
}

choice! {
    /// Which retraite the AAH completes, when work takes part of it.
    AahRetraite {
        /// What is served.
        Servie = "servie",
        /// The whole pension.
        Entiere = "entiere",
    }
}

group! {
    /// La lecture choisie pour chaque règle discutée.
    Conventions {
        /// Frais professionnels avant l'abattement de l'AAH.
        aah_frais: AahFrais = AahFrais::Aucune;
        /// Ce que protègent les six mois de cumul intégral.
        aah_six_mois: AahSixMois = AahSixMois::MoisDeDroit;
        /// Comment une pension s'impute sur l'AAH.
        aah_subsidiarite: AahSubsidiarite = AahSubsidiarite::SansAbattement;
        /// Reprise d'activité quand six mois ont déjà servi.
        aah_reprise: AahReprise = AahReprise::MoisParMois;
        /// Mois sur lequel les trimestres sont ancrés.
        aah_ancre: AahAncre = AahAncre::Demande;
        /// Indemnités journalières de maladie.
        aah_ij: AahIj = AahIj::Assimilees;
        /// Fin de l'abattement pour baisse d'heures.
        aah_fin_reduction: AahFinReduction = AahFinReduction::PeriodeDuChangement;
        /// CEG du travailleur d'ESAT.
        esat_ceg: EsatCeg = EsatCeg::Due;
        /// Calendrier du contrôle d'une pension d'invalidité.
        invalidite_controle: InvaliditeControle = InvaliditeControle::Mensuel;
        /// Pension d'invalidité gardée en travaillant après 62 ans.
        invalidite_apres_62: InvaliditeApres62 = InvaliditeApres62::FinActivite;
        /// Revenus d'avant la pension, dans les mois regardés par le contrôle.
        invalidite_revenus_anterieurs: InvaliditeRevenusAnterieurs = InvaliditeRevenusAnterieurs::Comptes;
        /// Paie d'un formateur occasionnel dans le contrôle d'une pension d'invalidité.
        invalidite_formateur: InvaliditeFormateur = InvaliditeFormateur::PaieReelle;
        /// Maximum d'une pension d'invalidité revalorisée.
        invalidite_maximum: InvaliditeMaximum = InvaliditeMaximum::Attribution;
        /// Barème d'avril 2026 de la prime d'activité.
        prime_activite_bareme: PrimeActiviteBareme = PrimeActiviteBareme::Droit;
        /// Fin de l'assimilation de la pension d'invalidité dans la prime d'activité.
        prime_activite_assimilation: PrimeActiviteAssimilation = PrimeActiviteAssimilation::Droit;
        /// Fin de l'ACRE d'une micro-entreprise.
        micro_acre_fin: MicroAcreFin = MicroAcreFin::Trimestres;
        /// Revenu d'une micro-entreprise dans le contrôle d'une pension d'invalidité.
        invalidite_micro: InvaliditeMicro = InvaliditeMicro::Benefice;
        /// Revenu d'une micro-entreprise dans l'ASI.
        asi_micro: AsiMicro = AsiMicro::ChargesReelles;
        /// Âge légal et durée qui ouvrent le cumul intégral d'une retraite d'avant septembre 2026.
        cumul_integral: CumulIntegral = CumulIntegral::DateEffet;
        /// Retraite que l'AAH complète, quand le travail en retire une part.
        aah_retraite: AahRetraite = AahRetraite::Servie;
    }
}

/// Values of the law replaced from a month on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Amendements(pub(crate) Vec<(String, Month, Decimal)>);

/// A number of any size, checked by the parameter it amends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Nombre(Decimal);

impl Read for Nombre {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        if let Value::Number(number) = node.value {
            return Self(number);
        }
        faults.push(SituationError::NotAllowed {
            field: path.to_owned(),
            value: node.shown(),
            allowed: Self::accepted(),
        });
        Self::default()
    }

    fn accepted() -> String {
        "un nombre dans l'unité du paramètre".to_owned()
    }

    fn schema() -> Schema {
        object([("type", text("number"))])
    }
}

/// The months from which a parameter changes, each with its value: a value holds until the next, so that a range of
/// months would say something else than it does.
fn values_from(node: &Node, path: &str, faults: &mut Faults) -> Vec<(Month, Nombre)> {
    let Value::Map(entries) = &node.value else {
        return Vec::new();
    };
    let mut values = Vec::new();
    for (name, child) in entries {
        let here = format!("{path}.{name}");
        match name.parse::<Month>() {
            Ok(month) => values.push((month, Nombre::read(child, &here, faults))),
            Err(_) => faults.push(SituationError::NotAllowed {
                field: here,
                value: name.clone(),
                allowed: "le mois à partir duquel la valeur change, écrit AAAA-MM".to_owned(),
            }),
        }
    }
    values
}

impl Read for Amendements {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        let Value::Map(entries) = &node.value else {
            faults.push(SituationError::NotAllowed {
                field: path.to_owned(),
                value: node.shown(),
                allowed: Self::accepted(),
            });
            return Self::default();
        };
        let mut read = Vec::new();
        for (id, child) in entries {
            let here = format!("{path}.{id}");
            let Value::Map(_) = child.value else {
                faults.push(SituationError::NotAllowed {
                    field: here,
                    value: child.shown(),
                    allowed: Self::accepted(),
                });
                continue;
            };
            for (month, value) in values_from(child, &here, faults) {
                match Legislation::in_force().amend(id, month, value.0) {
                    Ok(_) => read.push((id.clone(), month, value.0)),
                    Err(source) => {
                        faults.push(SituationError::Law {
                            field: here.clone(),
                            source,
                        });
                        break;
                    }
                }
            }
        }
        for (index, (id, child)) in entries.iter().enumerate() {
            if entries.iter().take(index).any(|(earlier, _)| earlier == id) {
                faults.push(SituationError::Duplicate {
                    field: format!("{path}.{id}"),
                    value: child.shown(),
                });
            }
        }
        Self(read)
    }

    fn accepted() -> String {
        "des paramètres de la loi avec leur nouvelle valeur par mois ({ aah.montant_maximal: { 2027-01: 1100.00 } })"
            .to_owned()
    }

    fn schema() -> Schema {
        object([
            ("type", text("object")),
            (
                "additionalProperties",
                object([
                    ("type", text("object")),
                    ("additionalProperties", Nombre::schema()),
                ]),
            ),
        ])
    }
}

group! {
    /// La loi telle qu'elle serait.
    LoiModifiee {
        /// Paramètres remplacés à partir d'un mois.
        amend: Amendements = Amendements::default();
    }
}

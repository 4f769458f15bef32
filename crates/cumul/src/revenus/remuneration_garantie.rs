//! The pay of an ESAT worker: rémunération garantie, from the ESAT's part and the aide au poste, to its nets.
//!
//! Not a wage in labour law, but a remuneration for contributions. Since 28 August 2025 the aide au poste is called
//! « accompagnement au poste »; its amount did not change.

use super::{Bulletin, salaire};
use crate::calendar::Month;
use crate::money::{Money, Product, Rate, Rounding};
use crate::parameters::parameters;
use crate::situation::activites::ComplementaireEsat;
use crate::situation::conventions::EsatCeg;
use crate::situation::mois::TravailEsat;
use crate::trace::{Rule, Sink, Step};

parameters! {
    /// Shares of the SMIC, in the month.
    "remuneration_garantie" {
        part_minimale: Rate,
        aide_maximale: Rate,
        aide_seuil_degressivite: Rate,
        aide_pente: Rate,
        remuneration_minimale: Rate,
        remuneration_maximale: Rate,
        agirc_arrco_t1_total: Rate,
        ceg_t1_total: Rate,
    }
}

pub(crate) static AIDE_AU_POSTE: Rule = Rule::new(
    "remuneration_garantie.aide_au_poste",
    "CASF R. 243-6",
    "Aide au poste (accompagnement au poste)",
);
pub(crate) static PART_ESAT: Rule = Rule::new(
    "remuneration_garantie.part_esat",
    "CASF R. 243-6",
    "Part payée par l'ESAT",
);
pub(crate) static BRUT: Rule = Rule::new(
    "remuneration_garantie.brut",
    "CASF R. 243-5",
    "Rémunération garantie brute, entre 55,7 % et 110,7 % du SMIC à temps plein",
);
pub(crate) static COTISATIONS: Rule = Rule::new(
    "remuneration_garantie.cotisations",
    "CASF R. 243-9",
    "Cotisations de retraite payées par le travailleur d'ESAT",
);
pub(crate) static NET_A_PAYER: Rule = Rule::new(
    "remuneration_garantie.net_a_payer",
    "CASF L. 243-5",
    "Net à payer du travailleur d'ESAT",
);
pub(crate) static NET_IMPOSABLE: Rule = Rule::new(
    "remuneration_garantie.net_imposable",
    "CGI 83",
    "Net imposable du travailleur d'ESAT",
);

/// What a month in an ESAT pays.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PaieEsat {
    pub(crate) bulletin: Bulletin,
    /// Gross rémunération garantie of the month.
    pub(crate) brut: Money,
    pub(crate) aide_au_poste: Money,
    pub(crate) part: Rate,
    /// Net imposable without the prime d'intéressement, as the AAH reads it.
    pub(crate) imposable_aah: Money,
}

/// Law that a month of ESAT reads.
#[derive(Clone, Copy)]
pub(crate) struct Law<'a> {
    pub(crate) esat: &'a Parameters,
    pub(crate) salaire: &'a salaire::Parameters,
    pub(crate) smic_mensuel: Money,
    pub(crate) ceg: EsatCeg,
}

/// Aide au poste as a share of the SMIC: 50.7 % up to a part of 20 %, then half a point less by point above, continuously.
///
/// * Source: CASF R. 243-6. The decrease is read as continuous, not by whole point.
/// * Unit: shares of the SMIC. Rounding: none. Errors: none.
pub(crate) fn taux_aide(law: &Parameters, part: Rate) -> Rate {
    let au_dela = part - law.aide_seuil_degressivite;
    if au_dela <= Rate::ZERO {
        law.aide_maximale
    } else {
        law.aide_maximale - au_dela.of(law.aide_pente)
    }
}

/// Rémunération garantie as a share of the SMIC, between its minimum and its maximum (CASF R. 243-5).
pub(crate) fn taux_remuneration(law: &Parameters, part: Rate) -> Rate {
    (part + taux_aide(law, part)).clamp(law.remuneration_minimale, law.remuneration_maximale)
}

/// Aide au poste of a month, in proportion to the working time.
pub(crate) fn aide_au_poste(
    law: &Parameters,
    smic_mensuel: Money,
    travail: &TravailEsat,
    month: Month,
) -> Money {
    let temps = smic_mensuel.at(travail.quotite.get(month).unwrap_or(Rate::ONE));
    temps
        .times(taux_aide(law, travail.part.get(month).unwrap_or_default()))
        .rounded(Rounding::Centime)
}

/// What the ESAT pays in `month`; none when the person does not work there then.
///
/// * Source: CASF L. 243-4, R. 243-5, R. 243-6; contributions on the whole remuneration (R. 243-9; CSS L. 136-1-1, II, 6°).
/// * Period: the civil month. Unit: euros.
/// * Rounding: the remuneration and each of its parts to the cent; nets once.
/// * Errors: none.
pub(crate) fn paie<S: Sink>(
    law: Law<'_>,
    travail: &TravailEsat,
    month: Month,
    sink: &mut S,
) -> Option<PaieEsat> {
    if !travail.duree.covers(month) {
        return None;
    }
    let part = travail.part.get(month).unwrap_or_default();
    let temps = law
        .smic_mensuel
        .at(travail.quotite.get(month).unwrap_or(Rate::ONE));
    let montant = |taux: Rate| temps.times(taux).rounded(Rounding::Centime);
    let aide_au_poste = aide_au_poste(law.esat, law.smic_mensuel, travail, month);
    let brut = montant(taux_remuneration(law.esat, part));
    sink.step(|| Step::new(&PART_ESAT, montant(part)).with("part du SMIC", part));
    sink.step(|| {
        Step::new(&AIDE_AU_POSTE, aide_au_poste)
            .with("SMIC mensuel, selon le temps de travail", temps)
            .with("taux", taux_aide(law.esat, part))
    });
    sink.step(|| Step::new(&BRUT, brut).with("taux", taux_remuneration(law.esat, part)));

    let interessement = travail
        .prime_interessement
        .as_ref()
        .and_then(|serie| serie.get(month))
        .unwrap_or_default();
    let (mut bulletin, imposable_aah) = match &travail.bulletin {
        Some(releve) => {
            let lu = salaire::bulletin_lu(releve, month);
            (lu, (lu.net_imposable - interessement).or_zero())
        }
        None => {
            let sans_prime = nets(law, travail, brut, sink);
            let avec_prime = if interessement.is_some() {
                nets(law, travail, brut + interessement, sink)
            } else {
                sans_prime
            };
            (avec_prime, sans_prime.net_imposable)
        }
    };
    let avant_ppv = bulletin.net_imposable;
    salaire::add_prime(
        law.salaire,
        &mut bulletin,
        travail.ppv.as_ref(),
        month,
        sink,
    );
    let imposable_aah = imposable_aah + (bulletin.net_imposable - avant_ppv);
    sink.step(|| Step::new(&NET_A_PAYER, bulletin.net_a_payer).with("brut", bulletin.brut));
    sink.step(|| {
        Step::new(&NET_IMPOSABLE, bulletin.net_imposable)
            .with("net à payer", bulletin.net_a_payer)
            .with("compté pour l'AAH", imposable_aah)
    });
    Some(PaieEsat {
        bulletin,
        brut,
        aide_au_poste,
        part,
        imposable_aah,
    })
}

/// Net imposable that the AAH reads of a month whose payslip is given, without any rate of the law.
pub(crate) fn imposable_donne(travail: &TravailEsat, month: Month) -> Option<Money> {
    let releve = travail
        .bulletin
        .as_ref()
        .filter(|_| travail.ppv.is_none())?;
    let interessement = travail
        .prime_interessement
        .as_ref()
        .and_then(|serie| serie.get(month))
        .unwrap_or_default();
    Some((salaire::bulletin_lu(releve, month).net_imposable - interessement).or_zero())
}

/// From gross to nets: the chain of a salary below the plafond, without unemployment.
fn nets<S: Sink>(law: Law<'_>, travail: &TravailEsat, brut: Money, sink: &mut S) -> Bulletin {
    let Law {
        salaire, esat, ceg, ..
    } = law;
    let vieillesse =
        brut.times(salaire.vieillesse_plafonnee) + brut.times(salaire.vieillesse_deplafonnee);
    let ceg_due = match ceg {
        EsatCeg::Due => Rate::ONE,
        EsatCeg::Exoneree => Rate::ZERO,
    };
    let retraite = match travail.complementaire {
        ComplementaireEsat::AgircArrco => {
            brut.times(salaire.agirc_arrco_t1) + brut.times(salaire.ceg_t1.of(ceg_due))
        }
        ComplementaireEsat::AgircArrcoMoitie => {
            brut.times(esat.agirc_arrco_t1_total.half())
                + brut.times(esat.ceg_t1_total.half().of(ceg_due))
        }
        ComplementaireEsat::Ircantec => brut.times(salaire.ircantec_a),
    };
    let local = if travail.alsace_moselle {
        brut.times(salaire.alsace_moselle.unwrap_or_default())
    } else {
        Product::default()
    };
    let cotisations = vieillesse + retraite + local;
    let assiette = brut.at(salaire.csg_abattement.complement())
        + travail.mutuelle_employeur
        + travail.prevoyance_employeur;
    let csg_deductible = assiette.times(salaire.csg_deductible);
    let reste = assiette.times(salaire.csg_non_deductible) + assiette.times(salaire.crds);
    let net = brut.exact()
        - cotisations
        - csg_deductible
        - reste
        - (travail.mutuelle_salarie + travail.prevoyance_salarie).exact();
    let imposable = net + reste + travail.mutuelle_employeur.exact();
    sink.step(|| {
        Step::new(&COTISATIONS, cotisations.rounded(Rounding::Centime)).with("brut", brut)
    });
    let net_a_payer = net.rounded(Rounding::Centime);
    Bulletin {
        brut,
        net_a_payer,
        net_imposable: imposable.rounded(Rounding::Centime),
        net_social: net_a_payer,
        heures_exonerees: Money::ZERO,
    }
}
